//! One source in words: what kind it is, when it was published, whose copy it is.

use super::statement::dated;
use crate::model::{Dating, Dossier, Source};

/// When it was published, and that this is inferred where it is.
#[must_use]
pub fn source_date(source: &Source) -> String {
    dated(source.published, &source.dating)
}

/// What else there is to say about a source, a sentence without its stop each: kind, author,
/// language, how its date is known, whose copy it is, the editors' note.
#[must_use]
pub fn source_facts(dossier: &Dossier, source: &Source) -> Vec<String> {
    let mut facts = Vec::new();
    let mut short = Vec::new();
    short.extend(
        source
            .kind
            .map(|kind| format!("Kind of source: {}", kind.word())),
    );
    short.extend(source.author.as_ref().map(|author| format!("by {author}")));
    short.extend(
        source
            .language
            .as_ref()
            .map(|language| format!("language: {language}")),
    );
    if !short.is_empty() {
        facts.push(short.join(", "));
    }
    if let Dating::Inferred(why) = &source.dating {
        facts.push(format!("Its date is inferred: {why}"));
    }
    if let Some(original) = source.copy_of {
        let original = dossier.source(original);
        let name = match &original.publisher {
            Some(publisher) => format!("“{}” ({publisher})", original.title),
            None => format!("“{}”", original.title),
        };
        facts.push(format!("A copy of {name}: it adds no independent evidence"));
    }
    let copies: Vec<String> = dossier
        .sources
        .iter()
        .filter(|other| {
            other
                .copy_of
                .is_some_and(|of| std::ptr::eq(dossier.source(of), source))
        })
        .map(|copy| format!("“{}”", copy.title))
        .collect();
    if !copies.is_empty() {
        facts.push(format!("Copied in {}", crate::finding::list_and(&copies)));
    }
    if let Some(original) = &source.rewrite_of {
        facts.push(format!("A rewrite of {original}"));
    }
    facts.extend(source.note.clone());
    facts
}
