//! What there is to say about the texts themselves: those that are not at hand, and those that
//! have changed.

use super::changes::{Reanchored, TextChange};
use super::graded::Graded;
use crate::finding::{Code, Count, Finding, Place, RecordKind, RecordRef};
use crate::model::{Dossier, Source, SourceIndex};
use crate::quote::Texts;

/// One finding at most for each source, in the order of the sources.
pub(super) fn findings(
    dossier: &Dossier,
    texts: &Texts,
    grades: &[Graded],
    changes: &[TextChange],
    places: &dyn Fn(RecordRef) -> Option<Place>,
) -> Vec<Finding> {
    let quotations = quotations_by_source(dossier, grades);
    dossier
        .sources
        .iter()
        .zip(quotations)
        .enumerate()
        .filter_map(|(number, (source, quotations))| {
            let index = SourceIndex::new(number);
            let change = || {
                let at = changes.binary_search_by_key(&index, |change| change.source);
                changes.get(at.ok()?)
            };
            let finding = match texts.get(index) {
                None => absent(source, quotations),
                Some(_) => change().map(|change| changed(source, change)),
            }?
            .about(RecordKind::Source, source.number);
            let place = finding.record.and_then(places);
            Some(finding.at(place))
        })
        .collect()
}

/// Takes the hint off every text that is told as absent although its file is there: `unread` says
/// already why it could not be read and what to do about that.
pub fn spare_hints(unread: &[Finding], findings: &mut [Finding]) {
    let is_told = |finding: &Finding| {
        let mut told = unread.iter();
        told.any(|other| other.code == Code::TextUnreadable && other.record == finding.record)
    };
    for finding in findings {
        if finding.code == Code::TextAbsent && is_told(finding) {
            finding.hints.clear();
        }
    }
}

/// How many quotations rest on each source; the same one counts once.
fn quotations_by_source(dossier: &Dossier, grades: &[Graded]) -> Vec<usize> {
    let mut numbers = vec![0; dossier.sources.len()];
    for graded in grades {
        if graded.first == graded.statement {
            numbers[dossier.statement(graded.statement).source.at()] += 1;
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

fn changed(source: &Source, change: &TextChange) -> Finding {
    let fates = if change.quotations.is_empty() {
        String::new()
    } else {
        format!(": {}", fates(change))
    };
    Finding::new(
        Code::TextChanged,
        format!(
            "the text of `{}` is not the one that was recorded{fates}",
            source.id
        ),
    )
    .hint(format!(
        "write `sha256: \"{}\"` if this text is the right one",
        change.found
    ))
}

/// "5 quotations stand (1 folded), 2 moved, 1 broke". Nothing is said of moving where it was not
/// seen where they stood.
fn fates(change: &TextChange) -> String {
    let (moved, broke) = (
        change.count(Reanchored::Moved),
        change.count(Reanchored::Broke),
    );
    let standing = change.quotations.len() - moved - broke;
    let mut fates = Count::new(standing, "quotation stands", "quotations stand").to_string();
    let otherwise: Vec<String> = [
        (Reanchored::ContextDiffers, "in another context"),
        (Reanchored::Ambiguous, "more than once"),
        (Reanchored::Folded, "folded"),
        (Reanchored::Joined, "joined"),
    ]
    .into_iter()
    .filter(|(kind, _)| change.count(*kind) > 0)
    .map(|(kind, how)| format!("{} {how}", change.count(kind)))
    .collect();
    if !otherwise.is_empty() {
        fates.push_str(&format!(" ({})", otherwise.join(", ")));
    }
    if change.quotations.iter().any(|change| change.from.is_some()) {
        fates.push_str(&format!(", {moved} moved"));
    }
    fates.push_str(&format!(", {broke} broke"));
    fates
}
