//! Other people's files, and our own exports, as a position file: bytes in, a proposal out.
//!
//! Nothing is invented. What a file does not say becomes a finding, and what cannot be a statement
//! is listed; what was guessed stands in a [`Mapping`], which a person can change and hand in
//! again. Reading files and writing the result are the shell's.

mod archive;
mod at;
mod build;
mod cell_text;
mod code_guess;
mod codes;
mod csv;
mod dates;
mod dna;
mod dna_text;
mod docx;
mod edited;
mod found;
mod guess;
mod html;
mod lists;
mod mapping;
mod office;
mod origins;
mod own;
mod project;
mod propose;
mod qde;
mod sqlite;
mod sqlite_record;
mod sqlite_schema;
mod stance_words;
mod stances;
mod table;
mod texts;
mod trouble;
mod watch;
mod xlsx;
mod xlsx_values;
mod xml;

pub use found::{CodeFound, Variable};
pub use guess::Form;
pub use mapping::{CodeRole, ColumnMapping, ColumnRole, Mapping, SheetMapping, VariableRole};
pub use origins::{CellAt, Origins};
pub use stances::{NO_STANCE, StanceWord, is_same_word};
pub use table::{Sheet, TableCell, column_name, column_named};
pub use texts::TextAtHand;
pub use trouble::Trouble;
pub use watch::Watch;

use std::sync::Arc;

use crate::edit::Draft;
use crate::finding::{Code, Finding};
use crate::load::load;
use archive::Archive;
use dna::Discourse;
use own::Numbered;
use project::Project;
use trouble::trouble;

/// What a file that is to be imported is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An export of this program, which carries the records of its dossier.
    Own,
    /// Tables of somebody else.
    Table,
    /// A project of REFI-QDA.
    RefiQda,
    /// A database of Discourse Network Analyzer.
    Discourse,
}

impl Kind {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Table => "table",
            Self::RefiQda => "refi_qda",
            Self::Discourse => "discourse",
        }
    }

    /// What the file is, in words, in lower case.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Own => "an export of Concordance",
            Self::Table => "a table",
            Self::RefiQda => "a project of REFI-QDA",
            Self::Discourse => "a database of Discourse Network Analyzer",
        }
    }
}

/// What an import proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What the file is.
    pub kind: Kind,
    /// The position file.
    pub draft: Draft,
    /// The texts of sources that came with the file: the path that a source names, relative to the
    /// position file, and the text.
    pub texts: Vec<(String, String)>,
    /// The guesses that made it, which can be changed and handed in again; empty for an export of
    /// our own, of which nothing is guessed.
    pub mapping: Mapping,
    /// What was left open, left out or guessed.
    pub findings: Vec<Finding>,
    /// Where all that stands in the tables of the file.
    pub origins: Origins,
}

/// A file that was read, of which proposals can be made by one mapping after the other.
pub struct Foreign<'b> {
    name: String,
    content: Content<'b>,
    findings: Vec<Finding>,
}

/// Reads a file. What it is, its content says; its name gives a title where nothing else does.
///
/// # Errors
/// When the file is broken, or of none of the kinds that are read.
pub fn read<'b>(name: &str, bytes: &'b [u8]) -> Result<Foreign<'b>, Trouble> {
    let mut findings = Vec::new();
    let content = content(bytes, &mut findings)?;
    Ok(Foreign {
        name: name.to_owned(),
        content,
        findings,
    })
}

/// Reads a file and proposes a position file.
///
/// # Errors
/// As [`read`] and [`Foreign::propose`].
pub fn import(
    name: &str,
    bytes: &[u8],
    mapping: Mapping,
    texts: &[TextAtHand],
) -> Result<Proposal, Trouble> {
    read(name, bytes)?.propose(mapping, texts, &|| true)
}

impl Foreign<'_> {
    /// What the file is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.content {
            Content::Own(_) => Kind::Own,
            Content::Tables(_) => Kind::Table,
            Content::Project(_) => Kind::RefiQda,
            Content::Discourse(_) => Kind::Discourse,
        }
    }

    /// The tables of the file, in the order in which a mapping has them; none where it is no table.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        match &self.content {
            Content::Tables(sheets) => sheets,
            _ => &[],
        }
    }

    /// The same for whoever keeps them.
    #[must_use]
    pub fn shared_sheets(&self) -> Arc<[Sheet]> {
        match &self.content {
            Content::Tables(sheets) => Arc::clone(sheets),
            _ => Arc::default(),
        }
    }

    /// Proposes a position file. What `mapping` leaves open is guessed; in `texts` quotations of
    /// tables are looked up.
    ///
    /// # Errors
    /// When a database is broken where its statements stand, or nobody waits any more.
    pub fn propose(
        &self,
        mut mapping: Mapping,
        texts: &[TextAtHand],
        watch: Watch<'_>,
    ) -> Result<Proposal, Trouble> {
        let mut findings = self.findings.clone();
        let mut origins = Origins::default();
        let (lists, more) = match &self.content {
            Content::Own(numbered) => {
                mapping = Mapping::default();
                (numbered.lists.clone(), as_of(numbered))
            }
            Content::Tables(sheets) => {
                guess::complete(&mut mapping, sheets, &self.name);
                let (lists, more, from) = propose::propose(sheets, &mapping, texts, watch)?;
                origins = from.behind(findings.len());
                (lists, more)
            }
            Content::Project(project) => {
                if mapping.title.is_empty() {
                    mapping.title.clone_from(&project.name);
                }
                guess::complete(&mut mapping, &[], &self.name);
                code_guess::complete(&mut mapping, project);
                codes::propose(project, &mapping, watch)?
            }
            Content::Discourse(discourse) => {
                guess::complete(&mut mapping, &[], &self.name);
                discourse.complete(&mut mapping);
                discourse.propose(&mapping, watch)?
            }
        };
        findings.extend(more);
        let (draft, texts) = lists.into_draft();
        Ok(Proposal {
            kind: self.kind(),
            draft,
            texts,
            mapping,
            findings,
            origins,
        })
    }
}

/// What a file holds.
enum Content<'b> {
    /// The records that an export of our own carries.
    Own(Box<Numbered>),
    /// Somebody's tables.
    Tables(Arc<[Sheet]>),
    /// A project of coded texts.
    Project(Box<Project>),
    /// A database of coded texts.
    Discourse(Box<Discourse<'b>>),
}

fn content<'b>(bytes: &'b [u8], findings: &mut Vec<Finding>) -> Result<Content<'b>, Trouble> {
    if bytes.starts_with(b"PK") {
        return of_archive(bytes, findings);
    }
    if bytes.starts_with(sqlite::MAGIC) {
        return Ok(Content::Discourse(Box::new(Discourse::open(bytes)?)));
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if start.starts_with(b"%PDF-") {
        return Err(trouble("a PDF has no tables that can be read")
            .hint("import the file from which it was made"));
    }
    match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => Err(trouble("the file is empty")),
        Some(b'{') => {
            let numbered = own::read(utf8(bytes)?)?;
            Ok(Content::Own(Box::new(numbered)))
        }
        Some(b'[') if serde_json::from_slice::<serde::de::IgnoredAny>(start).is_ok() => {
            Err(only_for_reading())
        }
        Some(b'<') => {
            let text = page_text(bytes);
            if text.contains("QDA-XML:project") {
                let project = qde::read(&text, None, findings)?;
                return Ok(Content::Project(Box::new(project)));
            }
            of_page(&text)
        }
        // A comment may stand before the bracket with which a position file begins.
        Some(b'(' | b'/') if load(bytes).dossier.is_some() => {
            Err(trouble("the file is a position file already").hint("open it"))
        }
        Some(_) => of_csv(bytes, findings),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Trouble> {
    std::str::from_utf8(bytes).map_err(|_| trouble("the file is not UTF-8"))
}

/// A page as browsers decode one that names no character set; those of ours name UTF-8.
fn page_text(bytes: &[u8]) -> String {
    let (text, ..) = encoding_rs::UTF_8.decode(bytes);
    text.into_owned()
}

fn of_page(text: &str) -> Result<Content<'static>, Trouble> {
    if let Some(record) = html::record(text) {
        return Ok(Content::Own(Box::new(own::read(&record)?)));
    }
    if text.contains("name=\"generator\" content=\"Concordance ") {
        return Err(only_for_reading());
    }
    let tables = html::tables(text);
    if tables.is_empty() {
        return Err(trouble("the page has no table"));
    }
    Ok(Content::Tables(tables.into()))
}

fn of_csv(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Content<'static>, Trouble> {
    let (sheet, guess) = csv::read(bytes)?;
    if let Some(column) = sheet.column("Record") {
        let pieces = sheet.rows.iter().skip(1);
        let pieces = pieces
            .filter_map(|row| row.get(column))
            .map(|cell| cell.text.as_str());
        if let Some(record) = own::joined(pieces)? {
            let mut numbered = own::read(&record)?;
            edited::take_over(&mut numbered, &sheet, findings);
            return Ok(Content::Own(Box::new(numbered)));
        }
    }
    let says_so = |cell: &TableCell| {
        let marks = ["Program: Concordance ", "**Program**: Concordance "];
        marks.iter().any(|mark| cell.text.contains(mark))
    };
    if sheet.rows.iter().flatten().any(says_so) {
        return Err(only_for_reading());
    }
    if let Some(guess) = guess {
        let message = format!("the file does not say its character set; it is read as {guess}");
        findings.push(
            Finding::new(Code::ImportGap, message)
                .hint("look whether the letters are right, or save it as UTF-8"),
        );
    }
    Ok(Content::Tables(vec![sheet].into()))
}

fn of_archive(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Content<'static>, Trouble> {
    let mut archive = Archive::open(bytes)?;
    let names = archive.names();
    if names.iter().any(|name| name == "xl/workbook.xml") {
        let sheets = xlsx::read(&mut archive)?;
        let records = sheets.iter().filter(|sheet| sheet.name == "Record");
        let pieces = records
            .flat_map(|sheet| &sheet.rows)
            .filter_map(|row| row.first());
        if let Some(record) = own::joined(pieces.map(|cell| cell.text.as_str()))? {
            let mut numbered = own::read(&record)?;
            if let Some(sheet) = sheets.iter().find(|sheet| sheet.name == "Statements") {
                edited::take_over(&mut numbered, sheet, findings);
            }
            return Ok(Content::Own(Box::new(numbered)));
        }
        let is_program = |pair: &[TableCell]| {
            pair[0].text == "Program" && pair[1].text.starts_with("Concordance ")
        };
        let mut rows = sheets.iter().flat_map(|sheet| &sheet.rows);
        if rows.any(|row| row.windows(2).any(is_program)) {
            return Err(only_for_reading());
        }
        return Ok(Content::Tables(sheets.into()));
    }
    if names.iter().any(|name| name == "word/document.xml") {
        let (tables, words) = docx::read(&mut archive)?;
        if words.contains("Program: Concordance ") {
            return Err(only_for_reading());
        }
        if tables.is_empty() {
            return Err(trouble("the document has no table"));
        }
        return Ok(Content::Tables(tables.into()));
    }
    let is_project = |name: &&String| name.to_lowercase().ends_with(".qde");
    if let Some(name) = names.iter().find(is_project) {
        let text = archive.text(name)?.unwrap_or_default();
        let project = qde::read(&text, Some(&mut archive), findings)?;
        return Ok(Content::Project(Box::new(project)));
    }
    Err(trouble(
        "the archive is no workbook, no document and no project that is read",
    ))
}

/// What our own exports are told that carry no records: what they say is composed for people, and
/// taking it apart again would lose some of it in silence.
fn only_for_reading() -> Trouble {
    trouble("the file is an export of Concordance that is only for reading")
        .hint("import the comparison as JSON, HTML, XLSX or CSV, which carry its records")
}

/// What an export does not have that was made for a day.
fn as_of(numbered: &Numbered) -> Vec<Finding> {
    let day = numbered.as_of.iter();
    day.map(|day| {
        Finding::new(
            Code::ImportGap,
            format!("the file shows positions as of {day}; later statements are not in it"),
        )
    })
    .collect()
}
