//! What there is to say about the texts themselves: those that are not at hand, and those that
//! have changed.

use super::graded::firsts;
use crate::finding::{Code, Finding, Place, RecordKind, RecordRef};
use crate::model::{Dossier, Source, SourceIndex};
use crate::quote::{SourceText, Texts};

/// One finding at most for each source, in the order of the sources.
pub(super) fn findings(
    dossier: &Dossier,
    texts: &Texts,
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Vec<Finding> {
    let quotations = quotations_by_source(dossier);
    dossier
        .sources
        .iter()
        .zip(quotations)
        .enumerate()
        .filter_map(|(number, (source, quotations))| {
            let index = SourceIndex::new(number);
            let finding = match texts.get(index) {
                None => absent(source, quotations),
                Some(text) => changed(source, text, quotations),
            }?
            .about(RecordKind::Source, source.number);
            let place = finding.record.and_then(places);
            Some(finding.at(place))
        })
        .collect()
}

/// How many quotations rest on each source; the same one counts once.
fn quotations_by_source(dossier: &Dossier) -> Vec<usize> {
    let mut numbers = vec![0; dossier.sources.len()];
    for (at, first) in firsts(dossier).into_iter().enumerate() {
        let source = dossier.statement(first).source;
        if first.at() == at
            && let Some(number) = numbers.get_mut(source.at())
        {
            *number += 1;
        }
    }
    numbers
}

fn absent(source: &Source, quotations: usize) -> Option<Finding> {
    if source.text.is_none() && quotations == 0 {
        return None;
    }
    let so = match quotations {
        0 => String::new(),
        1 => ", so its quotation is not checked".to_owned(),
        many => format!(", so its {many} quotations are not checked"),
    };
    let hint = match &source.text {
        Some(path) => format!("put it at `{path}`, beside the position file"),
        None => format!("give a folder that holds it as `{}.txt`", source.id),
    };
    Some(
        Finding::new(
            Code::TextAbsent,
            format!("the text of `{}` is not at hand{so}", source.id),
        )
        .hint(hint),
    )
}

fn changed(source: &Source, text: &SourceText, quotations: usize) -> Option<Finding> {
    let recorded = source.sha256.as_deref()?;
    if recorded.eq_ignore_ascii_case(text.sha256()) {
        return None;
    }
    let so = match quotations {
        0 => String::new(),
        1 => ", so its quotation is looked up anew".to_owned(),
        many => format!(", so its {many} quotations are looked up anew"),
    };
    Some(
        Finding::new(
            Code::TextChanged,
            format!(
                "the text of `{}` is not the one that was recorded{so}",
                source.id
            ),
        )
        .hint(format!(
            "write `sha256: \"{}\"` if this text is the right one",
            text.sha256()
        )),
    )
}
