//! Parties, themes, plans and points.

use crate::finding::{Code, RecordKind};
use crate::model::{Article, Party, Plan, PlanIndex, Point, SourceIndex, Theme, ThemeIndex};

use super::super::fields::value_offset;
use super::super::raw;
use super::super::trouble::Trouble;
use super::super::watch::Stopped;
use super::Resolver;
use super::record::{Entry, date, words};

impl Resolver<'_> {
    pub(super) fn parties(&mut self) -> Result<Vec<Party>, Stopped> {
        let kind = RecordKind::Party;
        self.records(
            kind,
            |party: &raw::Party| &party.id,
            |this, entry| {
                let raw = &entry.raw;
                this.warn_if_empty(kind, entry, "name", &raw.name);
                Ok(Party {
                    id: raw.id.clone(),
                    name: raw.name.clone(),
                    short: words(raw.short.clone()),
                    color: this.color(entry),
                })
            },
        )
    }

    fn color(&mut self, entry: &Entry<'_, raw::Party>) -> Option<[u8; 3]> {
        let text = entry.raw.color.as_deref()?;
        let color = parse_color(text);
        if color.is_none() {
            let at = value_offset(entry.slice, "color");
            let trouble = Trouble::new(Code::BadColor, at, format!("`{text}` is not a colour"))
                .hint("write red, green and blue as `#rrggbb`, for example `#3366cc`");
            self.tell_of(RecordKind::Party, entry, trouble);
        }
        color
    }

    pub(super) fn themes(&mut self) -> Result<Vec<Theme>, Stopped> {
        let kind = RecordKind::Theme;
        self.records(
            kind,
            |theme: &raw::Theme| &theme.id,
            |this, entry| {
                this.warn_if_empty(kind, entry, "name", &entry.raw.name);
                Ok(Theme {
                    id: entry.raw.id.clone(),
                    name: entry.raw.name.clone(),
                })
            },
        )
    }

    pub(super) fn plans(&mut self) -> Result<Vec<Plan>, Stopped> {
        let kind = RecordKind::Plan;
        self.records(
            kind,
            |plan: &raw::Plan| &plan.id,
            |this, entry| {
                let raw = &entry.raw;
                let day = raw
                    .date
                    .as_deref()
                    .map(|text| date(entry.slice, "date", text))
                    .transpose()?;
                this.warn_if_empty(kind, entry, "name", &raw.name);
                let source = raw
                    .source
                    .as_deref()
                    .and_then(|id| this.optional(kind, entry, "source", RecordKind::Source, id));
                Ok(Plan {
                    id: raw.id.clone(),
                    name: raw.name.clone(),
                    date: day,
                    source: source.map(SourceIndex::new),
                })
            },
        )
    }

    pub(super) fn points(&mut self) -> Result<Vec<Point>, Stopped> {
        let kind = RecordKind::Point;
        self.records(
            kind,
            |point: &raw::Point| &point.id,
            |this, entry| {
                let raw = &entry.raw;
                this.warn_if_empty(kind, entry, "title", &raw.title);
                this.warn_if_empty(kind, entry, "proposition", &raw.proposition);
                let theme = raw
                    .theme
                    .as_deref()
                    .and_then(|id| this.optional(kind, entry, "theme", RecordKind::Theme, id));
                Ok(Point {
                    id: raw.id.clone(),
                    theme: theme.map(ThemeIndex::new),
                    title: raw.title.clone(),
                    proposition: raw.proposition.clone(),
                    from: words(raw.from.clone()),
                    note: words(raw.note.clone()),
                    articles: this.articles(entry),
                })
            },
        )
    }

    fn articles(&mut self, entry: &Entry<'_, raw::Point>) -> Vec<Article> {
        let articles = entry.raw.articles.as_deref().unwrap_or_default();
        articles
            .iter()
            .filter_map(|article| {
                let plan = self.optional(
                    RecordKind::Point,
                    entry,
                    "articles",
                    RecordKind::Plan,
                    &article.plan,
                )?;
                Some(Article {
                    plan: PlanIndex::new(plan),
                    number: article.number.clone(),
                })
            })
            .collect()
    }
}

/// Red, green and blue of `#rrggbb`.
fn parse_color(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::parse_color;

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        assert_eq!(parse_color("#0a80FF"), Some([10, 128, 255]));
        for text in [
            "", "#", "#fff", "0a80ff", "#0a80f", "#0a80ff0", "#+a80ff", "#éé80",
        ] {
            assert_eq!(parse_color(text), None, "{text}");
        }
    }
}
