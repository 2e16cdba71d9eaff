//! Records as they would be written, from what was read: for forms, and for files that are made
//! of other files. What the model does not keep (`extra`) is not in them, so a record that is
//! changed is changed field by field.

use super::{Record, Value};
use crate::finding::{RecordKind, RecordRef};
use crate::model::{
    Dating, Dossier, Party, Plan, Point, Source, SourceKind, Statement, Theme, Voice,
};

/// A way in which a record is known, `Stated` being what a file does not say.
fn with_dating(record: Record, dating: &Dating) -> Record {
    match dating {
        Dating::Stated => record,
        Dating::Inferred(why) => {
            let value = Value::Tagged("Inferred".to_owned(), why.clone());
            record.with("dating", value)
        }
    }
}

/// A party.
#[must_use]
pub fn of_party(party: &Party) -> Record {
    let color = party
        .color
        .map(|[red, green, blue]| format!("#{red:02x}{green:02x}{blue:02x}"));
    Record::new(RecordKind::Party)
        .with("id", Value::text(&party.id))
        .with("name", Value::text(&party.name))
        .with_text("short", party.short.as_deref())
        .with_text("color", color.as_deref())
}

/// A theme.
#[must_use]
pub fn of_theme(theme: &Theme) -> Record {
    Record::new(RecordKind::Theme)
        .with("id", Value::text(&theme.id))
        .with("name", Value::text(&theme.name))
}

/// A point.
#[must_use]
pub fn of_point(dossier: &Dossier, point: &Point) -> Record {
    let theme = point
        .theme
        .map(|theme| dossier.themes[theme.at()].id.as_str());
    let record = Record::new(RecordKind::Point)
        .with("id", Value::text(&point.id))
        .with_text("theme", theme)
        .with("title", Value::text(&point.title))
        .with("proposition", Value::text(&point.proposition))
        .with_text("from", point.from.as_deref())
        .with_text("note", point.note.as_deref());
    if point.articles.is_empty() {
        return record;
    }
    let articles = point.articles.iter().map(|article| {
        let plan = dossier.plans[article.plan.at()].id.clone();
        vec![
            ("plan".to_owned(), plan),
            ("number".to_owned(), article.number.clone()),
        ]
    });
    record.with("articles", Value::Records(articles.collect()))
}

/// A version of the plan.
#[must_use]
pub fn of_plan(dossier: &Dossier, plan: &Plan) -> Record {
    let date = plan.date.map(|date| date.to_string());
    let source = plan.source.map(|source| dossier.source(source).id.as_str());
    Record::new(RecordKind::Plan)
        .with("id", Value::text(&plan.id))
        .with("name", Value::text(&plan.name))
        .with_text("date", date.as_deref())
        .with_text("source", source)
}

/// A source.
#[must_use]
pub fn of_source(dossier: &Dossier, source: &Source) -> Record {
    let copy_of = source
        .copy_of
        .map(|source| dossier.source(source).id.as_str());
    let record = Record::new(RecordKind::Source)
        .with("id", Value::text(&source.id))
        .with_text("publisher", source.publisher.as_deref())
        .with("title", Value::text(&source.title))
        .with_text("author", source.author.as_deref())
        .with("published", Value::text(source.published.to_string()));
    let mut record = with_dating(record, &source.dating)
        .with_text("url", source.url.as_deref())
        .with_text("language", source.language.as_deref());
    if let Some(kind) = source.kind {
        record.set("kind", Some(Value::word(word_of(kind))));
    }
    record
        .with_text("copy_of", copy_of)
        .with_text("rewrite_of", source.rewrite_of.as_deref())
        .with_text("text", source.text.as_deref())
        .with_text("sha256", source.sha256.as_deref())
        .with_text("note", source.note.as_deref())
}

/// The word of the file format for a kind of source.
#[must_use]
pub fn word_of(kind: SourceKind) -> &'static str {
    let all = SourceKind::ALL.into_iter();
    let mut words = all.filter(|(it, _)| *it == kind).map(|(_, word)| word);
    words.next().unwrap_or("Other")
}

/// A statement, its quotation code point for code point.
#[must_use]
pub fn of_statement(dossier: &Dossier, statement: &Statement) -> Record {
    let voice = match statement.voice {
        Voice::Own => Value::word("Own"),
        Voice::Reported => Value::word("Reported"),
        Voice::Analyst => Value::word("Analyst"),
        Voice::ClaimedBy(party) => {
            Value::Tagged("ClaimedBy".to_owned(), dossier.party(party).id.clone())
        }
    };
    let [before, after] = statement.verbatim_context();
    let plan = statement
        .plan
        .map(|plan| dossier.plans[plan.at()].id.as_str());
    let record = Record::new(RecordKind::Statement)
        .with_text("id", statement.id.as_deref())
        .with("point", Value::text(&dossier.point(statement.point).id))
        .with("party", Value::text(&dossier.party(statement.party).id))
        .with("stance", Value::word(format!("{:?}", statement.stance)))
        .with("gist", Value::text(&statement.gist))
        .with("quote", Value::text(statement.verbatim_quote()))
        .with_text("before", before)
        .with_text("after", after)
        .with("source", Value::text(&dossier.source(statement.source).id))
        .with_text("at", statement.at.as_deref())
        .with_text("speaker", statement.speaker.as_deref())
        .with_text("role", statement.role.as_deref())
        .with("voice", voice)
        .with_text("part", statement.part.as_deref())
        .with("said", Value::text(statement.said.to_string()));
    let record = with_dating(record, &statement.dating)
        .with_text("condition", statement.condition.as_deref())
        .with_text("translated_by", statement.translated_by.as_deref())
        .with_text("translation", statement.translation.as_deref())
        .with_text("note", statement.note.as_deref())
        .with_text("why", statement.why.as_deref())
        .with_text("coded_by", statement.coded_by.as_deref())
        .with_text("checked_by", statement.checked_by.as_deref())
        .with_text("plan", plan);
    if statement.jointly.is_empty() {
        return record;
    }
    let jointly = statement.jointly.iter();
    let jointly = jointly.map(|party| dossier.party(*party).id.clone());
    record.with("jointly", Value::Texts(jointly.collect()))
}

/// The record with this number in the file; none where it was left out. Of lists whose records do
/// not remember their number the position in the dossier counts, so where records of such a list
/// were left out none is given.
#[must_use]
pub fn of_record(dossier: &Dossier, record: RecordRef) -> Option<Record> {
    let at = usize::try_from(record.number).ok()?;
    match record.kind {
        RecordKind::Statement => {
            let mut statements = dossier.statements.iter();
            let statement = statements.find(|it| it.number == record.number)?;
            Some(of_statement(dossier, statement))
        }
        RecordKind::Source => {
            let source = dossier
                .sources
                .iter()
                .find(|it| it.number == record.number)?;
            Some(of_source(dossier, source))
        }
        kind if dossier.left_out.of_kind(kind) > 0 => None,
        RecordKind::Party => dossier.parties.get(at).map(of_party),
        RecordKind::Theme => dossier.themes.get(at).map(of_theme),
        RecordKind::Point => dossier.points.get(at).map(|it| of_point(dossier, it)),
        RecordKind::Plan => dossier.plans.get(at).map(|it| of_plan(dossier, it)),
    }
}
