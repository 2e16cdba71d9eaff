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
    let mut drawings = Vec::new();
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object
            && is_drawing(stream)
        {
            let content = if deep.contains(id) {
                Vec::new()
            } else {
                let content = stream.decompressed_content();
                let content = content.as_ref().unwrap_or(&stream.content);
                // Without names of its own a drawing has those of its page, and could draw itself.
                let held = held_by(document, resources_of(document, &stream.dict));
                text_only(content, &held)
            };
            drawings.push((*id, content));
        }
    }
    for (id, content) in drawings {
        if let Ok(drawing) = document.get_object_mut(id).and_then(Object::as_stream_mut) {
            drawing.set_plain_content(content);
        }
    }
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for page in pages {
        tidy_page(document, page);
    }
}

fn is_drawing(stream: &Stream) -> bool {
    let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
    subtype.is_ok_and(|name| name == b"Form")
}

/// A page gets its own resources, size and content, so that nothing is looked for in its parents.
fn tidy_page(document: &mut Document, page: ObjectId) {
    let resources = inherited(document, page, b"Resources")
        .filter(|object| object.as_dict().is_ok())
        .unwrap_or_else(|| Object::Dictionary(Dictionary::new()));
    let size = inherited(document, page, b"MediaBox").and_then(|object| numbers(document, &object));
    let size = size.unwrap_or_else(|| [0.0, 0.0, 595.0, 842.0].map(Object::Real).to_vec());
    let content = document.get_page_content(page).unwrap_or_default();
    let held = held_by(document, resources.as_dict().ok());
    let content = text_only(&content, &held);
    let content = document.add_object(Stream::new(Dictionary::new(), content));
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
/// told by those they stand for; what it draws must be among the drawings that it holds.
fn text_only(content: &[u8], held: &Held<'_>) -> Vec<u8> {
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
            ("Do", [name]) if !name.as_name().is_ok_and(|name| held.contains_key(name)) => {}
            ("cm" | "Tm", operands) if operands.len() != 6 => {}
            (name, _) if OF_TEXT.contains(&name) => {
                operations.push(Operation::new(&operator, operands));
            }
            _ => {}
        }
    }
    Content { operations }.encode().unwrap_or_default()
}

/// Drawings by the names under which they can be drawn.
type Held<'a> = BTreeMap<&'a [u8], ObjectId>;

/// The drawings that hold others more than [`DEEPEST`] deep, those in a circle among them.
fn too_deep(document: &Document) -> BTreeSet<ObjectId> {
    let mut holds: BTreeMap<ObjectId, Held<'_>> = BTreeMap::new();
    for (id, object) in &document.objects {
        if let Object::Stream(stream) = object
            && is_drawing(stream)
        {
            let held = held_by(document, resources_of(document, &stream.dict));
            holds.insert(*id, held);
        }
    }
    for _ in 0..DEEPEST {
        let flat: Vec<ObjectId> = holds
            .iter()
            .filter(|(_, held)| !held.values().any(|id| holds.contains_key(id)))
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

fn resources_of<'a>(document: &'a Document, drawing: &'a Dictionary) -> Option<&'a Dictionary> {
    let resources = drawing.get_deref(b"Resources", document).ok()?;
    resources.as_dict().ok()
}

/// The drawings that these resources name. Pictures are none.
fn held_by<'a>(document: &'a Document, resources: Option<&'a Dictionary>) -> Held<'a> {
    let named = resources
        .and_then(|resources| resources.get_deref(b"XObject", document).ok())
        .and_then(|named| named.as_dict().ok());
    let drawing = |(name, object): (&'a Vec<u8>, &'a Object)| {
        let (id, object) = document.dereference(object).ok()?;
        is_drawing(object.as_stream().ok()?).then_some((name.as_slice(), id?))
    };
    named
        .into_iter()
        .flat_map(Dictionary::iter)
        .filter_map(drawing)
        .collect()
}
