//! A PDF without what the reader of its text would stumble over or never come back from.
//!
//! Only the operators that place text are left, pictures are emptied, pages get what they inherit,
//! and drawings that hold themselves are cut.

use std::collections::{BTreeMap, BTreeSet};

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// How far a page's ancestors are followed, and how deeply drawings may hold each other.
const DEEPEST: usize = 64;

/// The operators that place or show text, or that say where.
const OF_TEXT: &[&str] = &[
    "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "q", "Q",
    "cm", "Do",
];

/// Tidies the whole document.
pub(super) fn tidy(document: &mut Document) {
    let deep = too_deep(document);
    for (id, object) in &mut document.objects {
        if let Object::Stream(stream) = object {
            tidy_drawing(stream, deep.contains(id));
        }
    }
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for page in pages {
        tidy_page(document, page);
    }
}

fn subtype(stream: &Stream) -> &[u8] {
    stream
        .dict
        .get(b"Subtype")
        .and_then(Object::as_name)
        .unwrap_or_default()
}

/// Pictures and drawings that are too deep lose their contents, other drawings all but their text.
fn tidy_drawing(stream: &mut Stream, is_too_deep: bool) {
    match subtype(stream) {
        b"Image" => stream.set_plain_content(Vec::new()),
        b"Form" if is_too_deep => stream.set_plain_content(Vec::new()),
        b"Form" => {
            let content = stream.decompressed_content();
            let content = content.as_ref().unwrap_or(&stream.content);
            // Without names of its own a drawing has those of its page, and could draw itself.
            let may_draw = stream.dict.has(b"Resources");
            let content = text_only(content, may_draw);
            stream.set_plain_content(content);
        }
        _ => {}
    }
}

/// A page gets its own resources, size and content, so that nothing is looked for in its parents.
fn tidy_page(document: &mut Document, page: ObjectId) {
    let resources = inherited(document, page, b"Resources")
        .filter(|object| object.as_dict().is_ok())
        .unwrap_or_else(|| Object::Dictionary(Dictionary::new()));
    let size = inherited(document, page, b"MediaBox").and_then(|object| numbers(document, &object));
    let size = size.unwrap_or_else(|| [0.0, 0.0, 595.0, 842.0].map(Object::Real).to_vec());
    let content = document.get_page_content(page).unwrap_or_default();
    let content = document.add_object(Stream::new(Dictionary::new(), text_only(&content, true)));
    if let Ok(page) = document.get_dictionary_mut(page) {
        page.set("Resources", resources);
        page.set("MediaBox", Object::Array(size));
        page.set("Contents", Object::Reference(content));
        page.remove(b"ArtBox");
    }
}

/// What a page or the nearest of its ancestors has under this key, without references to it.
fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut dictionary = document.get_dictionary(page).ok()?;
    for _ in 0..DEEPEST {
        if let Ok(object) = dictionary.get_deref(key, document) {
            return Some(object.clone());
        }
        let parent = dictionary.get(b"Parent").and_then(Object::as_reference);
        dictionary = document.get_dictionary(parent.ok()?).ok()?;
    }
    None
}

/// Four numbers that are given one by one.
fn numbers(document: &Document, object: &Object) -> Option<Vec<Object>> {
    let numbers: Vec<Object> = object
        .as_array()
        .ok()?
        .iter()
        .filter_map(|number| document.dereference(number).ok()?.1.as_float().ok())
        .map(Object::Real)
        .collect();
    (numbers.len() == 4).then_some(numbers)
}

/// The operators of a content that place text, in order. Two that the reader does not know are
/// told by those they stand for.
fn text_only(content: &[u8], may_draw: bool) -> Vec<u8> {
    let Ok(content) = Content::decode(content) else {
        return Vec::new();
    };
    let mut operations = Vec::new();
    for operation in content.operations {
        let Operation { operator, operands } = operation;
        let next_line = || Operation::new("T*", Vec::new());
        match (operator.as_str(), operands.as_slice()) {
            ("'", [_]) => operations.extend([next_line(), Operation::new("Tj", operands)]),
            ("\"", [word, character, text]) => operations.extend([
                Operation::new("Tw", vec![word.clone()]),
                Operation::new("Tc", vec![character.clone()]),
                next_line(),
                Operation::new("Tj", vec![text.clone()]),
            ]),
            ("Do", _) if !may_draw => {}
            ("cm" | "Tm", operands) if operands.len() != 6 => {}
            (name, _) if OF_TEXT.contains(&name) => {
                operations.push(Operation::new(&operator, operands));
            }
            _ => {}
        }
    }
    Content { operations }.encode().unwrap_or_default()
}

/// The drawings that hold others more than [`DEEPEST`] deep, those in a circle among them.
fn too_deep(document: &Document) -> BTreeSet<ObjectId> {
    let mut holds: BTreeMap<ObjectId, Vec<ObjectId>> = BTreeMap::new();
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object
            && subtype(stream) == b"Form"
        {
            holds.insert(*id, held_by(document, &stream.dict));
        }
    }
    for _ in 0..DEEPEST {
        let flat: Vec<ObjectId> = holds
            .iter()
            .filter(|(_, held)| !held.iter().any(|id| holds.contains_key(id)))
            .map(|(id, _)| *id)
            .collect();
        if flat.is_empty() {
            break;
        }
        for id in flat {
            holds.remove(&id);
        }
    }
    holds.into_keys().collect()
}

/// The drawings and pictures that a drawing can name.
fn held_by(document: &Document, drawing: &Dictionary) -> Vec<ObjectId> {
    let named = drawing
        .get_deref(b"Resources", document)
        .and_then(Object::as_dict)
        .and_then(|resources| resources.get_deref(b"XObject", document))
        .and_then(Object::as_dict);
    let Ok(named) = named else {
        return Vec::new();
    };
    named
        .iter()
        .filter_map(|(_, object)| document.dereference(object).ok()?.0)
        .collect()
}
