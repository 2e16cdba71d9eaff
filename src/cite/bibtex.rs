//! A source as a BibTeX record.

use crate::model::{DatePart, Dating, Dossier, SourceIndex};

/// One `@misc` record under the source's id. Letters beyond ASCII stay as they are; the characters
/// that `LaTeX` takes for commands are escaped, and the title keeps its capitals.
#[must_use]
pub fn bibtex(dossier: &Dossier, source: SourceIndex) -> String {
    let source = dossier.source(source);
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut push = |name: &'static str, value: String| fields.push((name, value));
    if let Some(author) = &source.author {
        // One name, or the name of a body: BibTeX is not to take it apart.
        push("author", format!("{{{}}}", escaped(author)));
    }
    push("title", format!("{{{}}}", escaped(&source.title)));
    if let Some(publisher) = &source.publisher {
        // Both programs print it from this field; BibTeX knows no `organization` here.
        push("howpublished", escaped(publisher));
    }
    let (first, last) = source.published.parts();
    push("date", iso(first, last));
    push("year", source.published.first_day().year().to_string());
    if !matches!(first, DatePart::Year(_)) {
        // Each program has a word of its own for it.
        let month = DatePart::month_name(source.published.first_day().month());
        let short = month.chars().take(3).collect::<String>();
        push("month", short.to_lowercase());
    }
    if let Some(url) = &source.url {
        push("url", escaped_address(url));
    }
    if let Some(language) = source.language.as_deref().and_then(language_name) {
        push("langid", language.to_owned());
    }
    let mut notes: Vec<String> = Vec::new();
    if let Dating::Inferred(why) = &source.dating {
        notes.push(format!("Date inferred: {why}"));
    }
    if let Some(original) = source.copy_of {
        let original = dossier.source(original);
        let name = original.publisher.as_ref().unwrap_or(&original.title);
        notes.push(format!("A copy of {name}, no independent evidence"));
    }
    notes.extend(
        source
            .rewrite_of
            .as_ref()
            .map(|original| format!("A rewrite of {original}")),
    );
    if !notes.is_empty() {
        push("note", escaped(&super::remarks(&notes)));
    }
    let lines = fields.iter().map(|(name, value)| match *name {
        "month" => format!("  {name} = {value},\n"),
        name => format!("  {name} = {{{value}}},\n"),
    });
    format!("@misc{{{},\n{}}}\n", source.id, lines.collect::<String>())
}

/// What biblatex calls a language; it warns of any other word.
fn language_name(tag: &str) -> Option<&'static str> {
    let names = [
        ("ar", "arabic"),
        ("de", "german"),
        ("en", "english"),
        ("es", "spanish"),
        ("fr", "french"),
        ("he", "hebrew"),
        ("it", "italian"),
        ("ja", "japanese"),
        ("pl", "polish"),
        ("ru", "russian"),
        ("tr", "turkish"),
        ("uk", "ukrainian"),
        ("zh", "chinese"),
    ];
    let language = tag.split('-').next()?;
    names
        .into_iter()
        .find(|(tag, _)| tag.eq_ignore_ascii_case(language))
        .map(|(_, name)| name)
}

fn iso(first: DatePart, last: DatePart) -> String {
    let part = |part: DatePart| match part {
        DatePart::Year(year) => format!("{year:04}"),
        DatePart::Month(year, month) => format!("{year:04}-{month:02}"),
        DatePart::Day(day) => day.to_string(),
    };
    if first == last {
        part(first)
    } else {
        format!("{}/{}", part(first), part(last))
    }
}

/// Text in which nothing is a command.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                safe.push('\\');
                safe.push(letter);
            }
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// An address is printed as it is; only what would end the field or begin a comment is encoded as
/// an address may have it.
fn escaped_address(url: &str) -> String {
    let mut safe = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '{' => safe.push_str("%7B"),
            '}' => safe.push_str("%7D"),
            '\\' => safe.push_str("%5C"),
            letter if letter.is_control() || letter == ' ' => safe.push_str("%20"),
            letter => safe.push(letter),
        }
    }
    safe
}
