//! What a table seems to be: where its header is, and what each column holds.

use super::mapping::{ColumnMapping, ColumnRole, Mapping, SheetMapping};
use super::table::{Sheet, column_name};

/// A header is looked for among so many rows.
const HEADER_AMONG: usize = 20;

/// What headers say in small letters, and what their columns then are.
const HEADERS: [(&[&str], ColumnRole); 22] = [
    (
        &[
            "point", "points", "issue", "issues", "topic", "question", "item", "demand", "title",
            "article",
        ],
        ColumnRole::Point,
    ),
    (
        &["theme", "themes", "group", "category", "area", "chapter"],
        ColumnRole::Theme,
    ),
    (
        &["proposition", "text of the point", "statement of the point"],
        ColumnRole::Proposition,
    ),
    (
        &["note on the point", "remarks on the point"],
        ColumnRole::PointNote,
    ),
    (
        &[
            "party",
            "actor",
            "side",
            "who",
            "country",
            "organisation",
            "organization",
        ],
        ColumnRole::Party,
    ),
    (
        &[
            "stance",
            "position",
            "stance as read by the editors",
            "view",
        ],
        ColumnRole::Stance,
    ),
    (&["gist", "summary", "in short"], ColumnRole::Gist),
    (
        &[
            "quotation",
            "quote",
            "quotes",
            "verbatim",
            "words",
            "citation",
        ],
        ColumnRole::Quotation,
    ),
    (&["translation"], ColumnRole::Translation),
    (&["speaker", "said by", "spokesperson"], ColumnRole::Speaker),
    (&["role", "function", "office"], ColumnRole::Role),
    (
        &["said", "date", "said on", "date said", "when"],
        ColumnRole::Said,
    ),
    (
        &["source", "source title", "headline", "document"],
        ColumnRole::Source,
    ),
    (
        &["publisher", "outlet", "medium", "newspaper"],
        ColumnRole::Publisher,
    ),
    (&["author", "by"], ColumnRole::Author),
    (
        &["published", "date of publication", "publication date"],
        ColumnRole::Published,
    ),
    (
        &["address", "url", "link", "web address"],
        ColumnRole::Address,
    ),
    (
        &["page", "at", "paragraph", "place in the source"],
        ColumnRole::At,
    ),
    (
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "remark",
            "remarks",
            "editors’ note",
        ],
        ColumnRole::Note,
    ),
    (&["condition"], ColumnRole::Condition),
    (&["why", "reason", "why this stance"], ColumnRole::Why),
    (&["coder", "coded by", "coded_by"], ColumnRole::CodedBy),
];

/// Fills what a mapping leaves open: tables that it does not name, a title.
pub(super) fn complete(mapping: &mut Mapping, sheets: &[Sheet], name: &str) {
    if mapping.sheets.is_empty() {
        mapping.sheets = sheets.iter().map(SheetMapping::guessed).collect();
    }
    if mapping.voice.is_empty() {
        "Own".clone_into(&mut mapping.voice);
    }
    if mapping.title.is_empty() {
        mapping.title = title_of(name);
    }
}

/// The name of a file without its folder and its ending.
pub(super) fn title_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = stem.replace('_', " ");
    if stem.trim().is_empty() {
        "Imported".to_owned()
    } else {
        stem.trim().to_owned()
    }
}

/// How the rows of a table are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A row for each point, a column for each party.
    Across,
    /// A row for each statement.
    Rows,
}

impl SheetMapping {
    /// What a table seems to be.
    #[must_use]
    pub fn guessed(sheet: &Sheet) -> Self {
        Self::guessed_as(sheet, header_row(sheet) + 1, None)
    }

    /// The same where it is known in which row the names of the columns stand, from 1, and perhaps
    /// how the rows are to be read.
    #[must_use]
    pub fn guessed_as(sheet: &Sheet, header: usize, form: Option<Form>) -> Self {
        guess(sheet, header.max(1) - 1, form)
    }

    /// How the rows are read by it.
    #[must_use]
    pub fn form(&self) -> Form {
        let is_of_statements = |column: &ColumnMapping| {
            !matches!(
                column.is,
                ColumnRole::Ignored
                    | ColumnRole::Point
                    | ColumnRole::Theme
                    | ColumnRole::Proposition
                    | ColumnRole::PointNote
                    | ColumnRole::PartyNamed(_)
            )
        };
        if self.columns.iter().any(is_of_statements) {
            Form::Rows
        } else {
            Form::Across
        }
    }
}

fn guess(sheet: &Sheet, header: usize, form: Option<Form>) -> SheetMapping {
    let names: Vec<&str> = (0..sheet.width())
        .map(|column| sheet.text(header, column))
        .collect();
    let mut roles: Vec<ColumnRole> = names.iter().map(|name| role_of(name)).collect();
    let has = |roles: &[ColumnRole], role: &ColumnRole| roles.contains(role);
    let is_long = has(&roles, &ColumnRole::Party)
        && (has(&roles, &ColumnRole::Stance) || has(&roles, &ColumnRole::Quotation));
    let form = form.unwrap_or(if is_long { Form::Rows } else { Form::Across });
    match form {
        Form::Rows => only_first(&mut roles),
        Form::Across => across(sheet, header, &names, &mut roles),
    }
    let has_point = roles.contains(&ColumnRole::Point);
    let has_parties = roles
        .iter()
        .any(|role| matches!(role, ColumnRole::Party | ColumnRole::PartyNamed(_)));
    SheetMapping {
        name: sheet.name.clone(),
        used: has_point && has_parties && sheet.rows.len() > header + 1,
        header: header + 1,
        columns: names
            .iter()
            .zip(roles)
            .enumerate()
            .map(|(at, (name, is))| ColumnMapping {
                column: column_name(at),
                header: (*name).to_owned(),
                is,
            })
            .collect(),
    }
}

/// The first row with as many filled fields as any of the first, as a title above has fewer.
fn header_row(sheet: &Sheet) -> usize {
    let filled = |row: usize| {
        let cells = sheet.rows.get(row).into_iter().flatten();
        cells.filter(|cell| !cell.text.trim().is_empty()).count()
    };
    let among = sheet.rows.len().min(HEADER_AMONG);
    // An empty corner above the points is usual.
    let most = (0..among).map(filled).max().unwrap_or(0);
    (0..among)
        .find(|&row| filled(row) >= 2 && filled(row) + 1 >= most)
        .or_else(|| (0..among).find(|&row| filled(row) >= 2))
        .unwrap_or(0)
}

fn role_of(name: &str) -> ColumnRole {
    let plain = name.trim().trim_end_matches([':', '.']).to_lowercase();
    let found = HEADERS
        .iter()
        .find(|(names, _)| names.contains(&plain.as_str()));
    found.map_or(ColumnRole::Ignored, |(_, role)| role.clone())
}

/// Each role once: the first column that has it.
fn only_first(roles: &mut [ColumnRole]) {
    for at in 1..roles.len() {
        if roles[..at].contains(&roles[at]) {
            roles[at] = ColumnRole::Ignored;
        }
    }
}

/// A column each for the parties: all that is nothing else. Roles of statements mean nothing here.
fn across(sheet: &Sheet, header: usize, names: &[&str], roles: &mut [ColumnRole]) {
    for role in roles.iter_mut() {
        let is_of_point = matches!(
            role,
            ColumnRole::Point | ColumnRole::Theme | ColumnRole::Proposition | ColumnRole::PointNote
        );
        match role {
            ColumnRole::Note => *role = ColumnRole::PointNote,
            _ if is_of_point => {}
            _ => *role = ColumnRole::Ignored,
        }
    }
    let is_number = |column: usize| {
        let below = || (header + 1..sheet.rows.len()).map(|row| sheet.text(row, column));
        let all = |test: &dyn Fn(&str) -> bool| {
            below().filter(|text| !text.is_empty()).all(test) && below().any(|it| !it.is_empty())
        };
        let name = names.get(column).copied().unwrap_or_default();
        let is_counting = matches!(
            name.to_lowercase().as_str(),
            "no" | "no." | "nr" | "nr." | "#" | "№" | "id" | ""
        );
        is_counting && all(&|text| text.trim_end_matches('.').parse::<u32>().is_ok())
    };
    if !roles.contains(&ColumnRole::Point) {
        let first = (0..roles.len())
            .find(|&column| roles[column] == ColumnRole::Ignored && !is_number(column));
        if let Some(column) = first {
            roles[column] = ColumnRole::Point;
        }
    }
    for (column, role) in roles.iter_mut().enumerate() {
        let name = names.get(column).copied().unwrap_or_default();
        let is_other = matches!(
            name.to_lowercase().as_str(),
            "record"
                | "about this table"
                | "as of"
                | "total"
                | "sum"
                | "source"
                | "sources"
                | "date"
        );
        if *role == ColumnRole::Ignored && !name.is_empty() && !is_other && !is_number(column) {
            *role = ColumnRole::PartyNamed(name.to_owned());
        }
    }
    let mut seen: Vec<ColumnRole> = Vec::new();
    for role in roles.iter_mut() {
        if *role != ColumnRole::Ignored && seen.contains(role) {
            *role = ColumnRole::Ignored;
        }
        seen.push(role.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::TableCell;
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let rows = rows.iter();
        let cells = |row: &&[&str]| row.iter().map(|text| TableCell::new(*text)).collect();
        Sheet {
            name: String::new(),
            rows: rows.map(cells).collect(),
        }
    }

    fn roles(mapping: &SheetMapping) -> Vec<ColumnRole> {
        mapping
            .columns
            .iter()
            .map(|column| column.is.clone())
            .collect()
    }

    fn named(name: &str) -> ColumnRole {
        ColumnRole::PartyNamed(name.to_owned())
    }

    #[test]
    fn a_table_across_has_points_first_and_parties_behind() {
        let table = SheetMapping::guessed(&sheet(&[
            &["Views on the accord"],
            &[],
            &["No.", "", "Halm", "Theme", "Isles"],
            &["1", "Troops", "yes", "Security", "no"],
            &["2", "Tolls", "no", "Trade", "yes"],
        ]));
        assert_eq!((table.header, table.used), (3, true));
        assert_eq!(
            roles(&table),
            [
                ColumnRole::Ignored,
                ColumnRole::Point,
                named("Halm"),
                ColumnRole::Theme,
                named("Isles"),
            ]
        );
    }

    #[test]
    fn a_table_with_a_row_for_each_statement_is_told_by_its_header() {
        let table = SheetMapping::guessed(&sheet(&[
            &[
                "Issue", "Actor", "Position", "Quote", "Date", "Source", "URL", "Mood", "Date",
            ],
            &[
                "Troops",
                "Halm",
                "against",
                "We say no",
                "2025-08-26",
                "Courier",
                "",
                "",
                "",
            ],
        ]));
        assert!(table.used);
        assert_eq!(
            roles(&table),
            [
                ColumnRole::Point,
                ColumnRole::Party,
                ColumnRole::Stance,
                ColumnRole::Quotation,
                ColumnRole::Said,
                ColumnRole::Source,
                ColumnRole::Address,
                ColumnRole::Ignored,
                ColumnRole::Ignored,
            ]
        );
    }

    #[test]
    fn what_is_no_table_is_left_alone() {
        assert!(!SheetMapping::guessed(&sheet(&[])).used);
        assert!(!SheetMapping::guessed(&sheet(&[&["only words"]])).used);
        assert!(!SheetMapping::guessed(&sheet(&[&["a", "b"]])).used);
    }
}
