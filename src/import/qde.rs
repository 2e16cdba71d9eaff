//! Projects of REFI-QDA 1.0 and 1.5 (<https://www.qdasoftware.org/>): `project.qde`, which is XML,
//! alone or in an archive (`.qdpx`) with the texts of its sources.
//!
//! Positions count code points from 0, the end is the first behind the passage. Programs differ in
//! whether a line end of two characters counts once; where passages carry their words as their
//! name, those decide.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::archive::Archive;
use super::project::{Passage, Project, ProjectSource, facts};
use super::trouble::{Trouble, trouble};
use super::xml::{self, attribute, child, children, is};
use crate::finding::{Code, Count, Finding};

/// A passage of a project has so many codes, and a code so many above it, at most.
const MOST_DEPTH: usize = 64;

/// What all parts of a project refer to.
struct Named {
    /// The number of each code by its GUID.
    codes: BTreeMap<String, usize>,
    users: BTreeMap<String, String>,
    notes: BTreeMap<String, String>,
    /// True for a project of our own, whose descriptions tell facts line by line.
    is_own: bool,
}

/// Reads the XML of a project. `archive` has the texts, where there is one.
pub(super) fn read(
    text: &str,
    mut archive: Option<&mut Archive<'_>>,
    findings: &mut Vec<Finding>,
) -> Result<Project, Trouble> {
    let document = xml::parse(text, "the project")?;
    let root = document.root_element();
    if !is(root, "Project") {
        return Err(trouble("the file is XML, and no project of REFI-QDA"));
    }
    let mut project = Project {
        name: attribute(root, "name").unwrap_or_default().to_owned(),
        about: description(root),
        ..Project::default()
    };
    let mut named = Named {
        codes: BTreeMap::new(),
        users: by_guid(root, "Users", |user| {
            attribute(user, "name").unwrap_or_default().to_owned()
        }),
        notes: BTreeMap::new(),
        is_own: attribute(root, "origin") == Some("Concordance"),
    };
    let books = child(root, "CodeBook").and_then(|book| child(book, "Codes"));
    for node in books.into_iter().flat_map(|codes| codes.descendants()) {
        if is(node, "Code") {
            let path = code_path(node);
            let guid = attribute(node, "guid").unwrap_or_default().to_lowercase();
            named.codes.insert(guid, project.codes.len());
            // Elsewhere the description of a code is a memo.
            let words = description(node);
            if named.is_own && path.starts_with("Points/") && !words.is_empty() {
                project.propositions.insert(path.clone(), words);
            }
            project.codes.push(path);
        }
    }
    for node in child(root, "Notes")
        .into_iter()
        .flat_map(|it| children(it, "Note"))
    {
        let words = plain_text(node, archive.as_deref_mut())?.unwrap_or_default();
        let words = if words.is_empty() {
            description(node)
        } else {
            words
        };
        let guid = attribute(node, "guid").unwrap_or_default().to_lowercase();
        named.notes.insert(guid, words);
    }
    let mut unread = 0;
    for node in child(root, "Sources")
        .into_iter()
        .flat_map(|it| it.children())
    {
        if !node.is_element() {
            continue;
        }
        match source(node, &named, archive.as_deref_mut(), findings)? {
            Some(source) => project.sources.push(source),
            None => unread += 1,
        }
    }
    if unread > 0 {
        let count = Count::new(unread, "source has", "sources have");
        findings.push(Finding::new(
            Code::NotAStatement,
            format!("{count} no text in the project: pictures, sound, film, or a PDF alone"),
        ));
    }
    Ok(project)
}

fn by_guid(
    root: Node<'_, '_>,
    list: &str,
    told: impl Fn(Node<'_, '_>) -> String,
) -> BTreeMap<String, String> {
    let list = child(root, list).into_iter().flat_map(|it| it.children());
    list.filter(Node::is_element)
        .map(|node| {
            let guid = attribute(node, "guid").unwrap_or_default().to_lowercase();
            (guid, told(node))
        })
        .collect()
}

fn description(node: Node<'_, '_>) -> String {
    child(node, "Description")
        .map(xml::text)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// The name of a code behind the names of those above it.
fn code_path(node: Node<'_, '_>) -> String {
    let above = node
        .ancestors()
        .filter(|it| is(*it, "Code"))
        .take(MOST_DEPTH);
    let mut names: Vec<&str> = above
        .map(|it| attribute(it, "name").unwrap_or_default())
        .collect();
    names.reverse();
    names.join("/")
}

/// The text that a node carries or names.
fn plain_text(
    node: Node<'_, '_>,
    archive: Option<&mut Archive<'_>>,
) -> Result<Option<String>, Trouble> {
    if let Some(content) = child(node, "PlainTextContent") {
        return Ok(Some(xml::text(content)));
    }
    let (Some(path), Some(archive)) = (attribute(node, "plainTextPath"), archive) else {
        return Ok(None);
    };
    // What lies outside of the archive is nowhere.
    let Some(name) = path.strip_prefix("internal://") else {
        return Ok(None);
    };
    let names = archive.names();
    let name = name.trim_start_matches('/').to_lowercase();
    let part = names.iter().find(|part| {
        let part = part.to_lowercase();
        part == name || part == format!("sources/{name}")
    });
    match part {
        Some(part) => archive.text(part),
        None => Ok(None),
    }
}

fn source(
    node: Node<'_, '_>,
    named: &Named,
    archive: Option<&mut Archive<'_>>,
    findings: &mut Vec<Finding>,
) -> Result<Option<ProjectSource>, Trouble> {
    // A PDF and a sound carry their text as a part of their own.
    let holder = ["Representation", "Transcript"]
        .into_iter()
        .find_map(|name| child(node, name))
        .unwrap_or(node);
    let Some(text) = plain_text(holder, archive)? else {
        return Ok(None);
    };
    let name = attribute(node, "name").unwrap_or_default().to_owned();
    let selections: Vec<Node<'_, '_>> = children(holder, "PlainTextSelection").collect();
    let text = counted(&text, &selections);
    let places = byte_places(&text, &selections);
    let mut notes = vec![description(node)];
    notes.extend(noted(node, named));
    notes.retain(|note| !note.is_empty());
    let mut source = ProjectSource {
        name,
        note: notes.join("\n"),
        ..ProjectSource::default()
    };
    if named.is_own {
        let (mut told, _) = facts(&source.note);
        let mut take = |name: &str| told.remove(name).unwrap_or_default();
        source.published = take("Published");
        source.publisher = take("Publisher");
        source.author = take("Author");
        source.url = take("Address");
        source.note = take("Note");
        source.is_quotations = told.contains_key("No text at hand");
        source.facts = told;
    }
    let mut wrong = 0;
    for selection in selections {
        let Some(at) = range_of(selection, &places) else {
            wrong += 1;
            continue;
        };
        let mut notes = vec![description(selection)];
        notes.extend(noted(selection, named));
        notes.retain(|note| !note.is_empty());
        let codings = children(selection, "Coding");
        let coder = attribute(selection, "creatingUser").map(str::to_owned);
        let mut passage = Passage {
            at,
            coder: coder.unwrap_or_default(),
            note: notes.join("\n"),
            ..Passage::default()
        };
        if named.is_own {
            (passage.facts, passage.note) = facts(&passage.note);
        }
        for coding in codings {
            let target = child(coding, "CodeRef").and_then(|it| attribute(it, "targetGUID"));
            let code = target.and_then(|guid| named.codes.get(&guid.to_lowercase()));
            passage.codes.extend(code);
            if let Some(user) = attribute(coding, "creatingUser") {
                user.clone_into(&mut passage.coder);
            }
        }
        let user = named.users.get(&passage.coder.to_lowercase());
        let is_person = |name: &&String| !(named.is_own && *name == "Concordance");
        passage.coder = user.filter(is_person).cloned().unwrap_or_default();
        source.passages.push(passage);
    }
    if wrong > 0 {
        let count = Count::new(wrong, "passage lies", "passages lie");
        findings.push(Finding::new(
            Code::NotAStatement,
            format!("{count} outside of the text of `{}`", source.name),
        ));
    }
    source.text = text;
    Ok(Some(source))
}

/// What the notes say that a node refers to.
fn noted(node: Node<'_, '_>, named: &Named) -> Vec<String> {
    children(node, "NoteRef")
        .filter_map(|it| {
            named
                .notes
                .get(&attribute(it, "targetGUID")?.to_lowercase())
        })
        .cloned()
        .collect()
}

fn position(node: Node<'_, '_>, name: &str) -> Option<usize> {
    attribute(node, name)?.trim().parse().ok()
}

/// The text as the passages count it: as it is, or with line ends of one character where only then
/// the passages say what they are called.
fn counted(text: &str, selections: &[Node<'_, '_>]) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.contains("\r\n") {
        return text.to_owned();
    }
    let single = text.replace("\r\n", "\n");
    let fitting = |text: &str| {
        let places = byte_places(text, selections);
        let fits = selections.iter().filter(|selection| {
            let name = attribute(**selection, "name").unwrap_or_default().trim();
            let words = range_of(**selection, &places).and_then(|at| text.get(at));
            let name: String = name.chars().take(12).collect();
            name.chars().count() > 3 && words.is_some_and(|it| it.trim_start().starts_with(&name))
        });
        fits.count()
    };
    if fitting(&single) > fitting(text) {
        single
    } else {
        text.to_owned()
    }
}

/// The bytes of all positions that the passages name.
fn byte_places(text: &str, selections: &[Node<'_, '_>]) -> BTreeMap<usize, usize> {
    let wanted = selections
        .iter()
        .flat_map(|it| [position(*it, "startPosition"), position(*it, "endPosition")]);
    let mut wanted: Vec<usize> = wanted.flatten().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut places = BTreeMap::new();
    let mut wanted = wanted.into_iter().peekable();
    let ends = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()]);
    for (number, byte) in ends.enumerate() {
        if wanted.next_if_eq(&number).is_some() {
            places.insert(number, byte);
        }
    }
    places
}

fn range_of(
    selection: Node<'_, '_>,
    places: &BTreeMap<usize, usize>,
) -> Option<std::ops::Range<usize>> {
    let place = |name: &str| places.get(&position(selection, name)?).copied();
    let (start, end) = (place("startPosition")?, place("endPosition")?);
    (start < end).then_some(start..end)
}
