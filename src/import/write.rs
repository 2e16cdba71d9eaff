//! A draft as the text of a position file.

use super::draft::Draft;
use super::record::{Record, Value};
use crate::hidden::harmful_in;

/// The text of a position file, which ends with a line end.
#[must_use]
pub fn write(draft: &Draft) -> String {
    let mut text = String::from("(\n    format: 1,\n");
    let head = Record::new()
        .with("title", Value::Text(draft.title.clone()))
        .maybe("about", draft.about.as_deref())
        .maybe("language", draft.language.as_deref());
    for (name, value) in head.fields() {
        text.push_str(&format!("    {name}: {},\n", value_text(value)));
    }
    let lists = [
        ("parties", &draft.parties, false),
        ("themes", &draft.themes, false),
        ("points", &draft.points, true),
        ("sources", &draft.sources, true),
        ("plans", &draft.plans, false),
        ("statements", &draft.statements, true),
    ];
    for (name, records, is_tall) in lists {
        let is_required = !matches!(name, "themes" | "plans");
        if records.is_empty() {
            if is_required {
                text.push_str(&format!("    {name}: [],\n"));
            }
            continue;
        }
        text.push_str(&format!("    {name}: [\n"));
        for record in records {
            if is_tall {
                text.push_str("        (\n");
                for (field, value) in record.fields() {
                    text.push_str(&format!("            {field}: {},\n", value_text(value)));
                }
                text.push_str("        ),\n");
            } else {
                text.push_str(&format!("        {},\n", record_text(record)));
            }
        }
        text.push_str("    ],\n");
    }
    text.push_str(")\n");
    text
}

fn record_text(record: &Record) -> String {
    let fields = record.fields().iter();
    let fields: Vec<String> = fields
        .map(|(name, value)| format!("{name}: {}", value_text(value)))
        .collect();
    format!("({})", fields.join(", "))
}

fn value_text(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Word(word) => word.clone(),
        Value::Call(word, text) => format!("{word}({})", quoted(text)),
        Value::Texts(texts) => {
            let texts: Vec<String> = texts.iter().map(|it| quoted(it)).collect();
            format!("[{}]", texts.join(", "))
        }
        Value::Records(records) => {
            let records: Vec<String> = records.iter().map(record_text).collect();
            format!("[{}]", records.join(", "))
        }
    }
}

/// A text between quotation marks. What would not be seen in an editor stands by its number.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            letter if is_hidden(letter) => {
                quoted.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn is_hidden(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_control();
    }
    !harmful_in(letter.encode_utf8(&mut [0; 4])).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    #[test]
    fn every_character_comes_back() {
        let title = "a\"b\\c\nd\te\rf\u{202e}g\u{0}h\u{7f}“Ж”\u{200d}";
        let draft = Draft {
            title: title.to_owned(),
            ..Draft::default()
        };
        let text = write(&draft);
        let shown = load(text.as_bytes()).dossier.unwrap().title;
        assert_eq!(shown, crate::hidden::visible(title));
        assert!(text.contains("\\u{202e}"), "{text}");
    }
}
