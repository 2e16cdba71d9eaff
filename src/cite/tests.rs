//! The styles by cases, on an invented dossier.

use super::*;
use crate::load::load;

const FILE: &str = r#"(format: 1, title: "Accord", parties: [
    (id: "north", name: "Northland"), (id: "south", name: "Southport")],
points: [(id: "cod", title: "Cod", proposition: "Cod is shared.")],
sources: [
    (id: "gazette-mar", publisher: "Harbour Gazette", title: "Who gets the cod?", author: "Ada Brann",
     published: "2031-03-11", url: "https://gazette.example/cod_1?a=1&b=2", language: "en", kind: Report),
    (id: "wire", publisher: "Northern Wire", title: "Talks & terms_{1}", published: "2031-03",
     dating: Inferred("from the masthead."), copy_of: "gazette-mar", kind: Other),
    (id: "ministry", title: "Note 50% ~ \\ ^", published: "2031-03-01/2031-03-04", kind: Official,
     rewrite_of: "a speech of the minister"),
],
statements: [
    (point: "cod", party: "north", stance: Supports, gist: "for", quote: "“We share,” she said",
     source: "gazette-mar", at: "p. 3", speaker: "Ida Holm", role: "minister", voice: Own,
     said: "2031-03-10"),
    (point: "cod", party: "south", stance: Opposes, gist: "against", quote: "Southport will not share",
     source: "wire", speaker: "Ida Holm", voice: ClaimedBy("north"), said: "2031-03",
     dating: Inferred("no later than publication")),
    (point: "cod", party: "south", stance: Unclear, gist: "open", quote: "“Perhaps”",
     source: "ministry", voice: Reported, part: "the skerries", said: "2031"),
    (point: "cod", party: "south", stance: Supports, gist: "for", quote: "they may share",
     source: "gazette-mar", voice: Analyst, said: "2031"),
])"#;

fn dossier() -> Dossier {
    let loaded = load(FILE.as_bytes());
    assert_eq!(loaded.findings, []);
    loaded.dossier.unwrap()
}

#[test]
fn sources_are_cited_as_the_manuals_have_them() {
    let dossier = dossier();
    let cases = [
        (
            0,
            Style::Notes,
            "Ada Brann, “Who gets the cod?” Harbour Gazette, March 11, 2031, \
             https://gazette.example/cod_1?a=1&b=2.",
        ),
        (
            1,
            Style::Notes,
            "“Talks & terms_{1},” Northern Wire, [March 2031?]. \
             A copy of Harbour Gazette, no independent evidence.",
        ),
        (
            2,
            Style::Notes,
            "“Note 50% ~ \\ ^,” March 1–4, 2031. A rewrite of a speech of the minister.",
        ),
        (
            0,
            Style::Apa,
            "Ada Brann. (2031, March 11). Who gets the cod? Harbour Gazette. \
             https://gazette.example/cod_1?a=1&b=2",
        ),
        (
            1,
            Style::Apa,
            "Talks & terms_{1}. (ca. 2031, March). Northern Wire. \
             A copy of Harbour Gazette, no independent evidence.",
        ),
    ];
    for (at, style, wanted) in cases {
        assert_eq!(sources(&dossier, [SourceIndex(at)], style), wanted);
    }
}

#[test]
fn quotations_say_who_in_which_voice_and_when() {
    let dossier = dossier();
    let cases = [
        (
            0,
            Style::Short,
            "“We share,” she said (Ida Holm, minister, for Northland, 10 March 2031). \
             Harbour Gazette, 11 March 2031, p. 3.",
        ),
        (
            0,
            Style::Notes,
            "“We share,” she said (Ida Holm, minister, for Northland, March 10, 2031). \
             Ada Brann, “Who gets the cod?” Harbour Gazette, March 11, 2031, p. 3, \
             https://gazette.example/cod_1?a=1&b=2.",
        ),
        (
            0,
            Style::Apa,
            "“We share,” she said (Ida Holm, minister, for Northland, 10 March 2031). \
             (Ada Brann, 2031, p. 3).",
        ),
        (
            1,
            Style::Short,
            "In the source’s words: “Southport will not share” (Ida Holm, claimed by Northland about Southport, \
             March 2031 [inferred]). Northern Wire, March 2031 (inferred). \
             A copy of Harbour Gazette, no independent evidence.",
        ),
        (
            2,
            Style::Apa,
            "“Perhaps” (position of Southport [the skerries only] as reported, 2031). \
             (“Note 50% ~ \\ ^,” 2031). A rewrite of a speech of the minister.",
        ),
        (
            3,
            Style::Short,
            "In the source’s words: “they may share” (The source itself, an assessment of Southport, 2031). \
             Harbour Gazette, 11 March 2031.",
        ),
    ];
    for (at, style, wanted) in cases {
        assert_eq!(statement(&dossier, StatementIndex(at), None, style), wanted);
    }
}

#[test]
fn records_are_escaped_and_mark_what_is_not_certain() {
    let dossier = dossier();
    assert_eq!(
        sources(&dossier, [SourceIndex(1)], Style::Bibtex),
        "@misc{wire,\n  title = {{Talks \\& terms\\_\\{1\\}}},\n  howpublished = {Northern Wire},\n  \
         date = {2031-03},\n  year = {2031},\n  month = mar,\n  \
         note = {Date inferred: from the masthead. A copy of Harbour Gazette, no independent evidence},\n}\n"
    );
    let record = sources(&dossier, [SourceIndex(2)], Style::Bibtex);
    let title = "{Note 50\\% \\textasciitilde{} \\textbackslash{} \\textasciicircum{}}";
    assert!(record.contains(title), "{record}");
    assert!(
        record.contains("date = {2031-03-01/2031-03-04}"),
        "{record}"
    );
    let record = sources(&dossier, [SourceIndex(0)], Style::Bibtex);
    assert!(
        record.contains("url = {https://gazette.example/cod_1?a=1&b=2}"),
        "{record}"
    );
}

#[test]
fn items_can_be_read_back() {
    let dossier = dossier();
    let all = (0..3).map(SourceIndex).chain([SourceIndex(0)]);
    let text = sources(&dossier, all, Style::CslJson);
    let items: serde_json::Value = serde_json::from_str(&text).unwrap();
    let field = |at: usize, path: &str| items[at].pointer(path).cloned().unwrap_or_default();
    assert_eq!(items.as_array().unwrap().len(), 3);
    assert_eq!(field(0, "/type"), "article-newspaper");
    assert_eq!(field(0, "/author/0/literal"), "Ada Brann");
    assert_eq!(field(0, "/container-title"), "Harbour Gazette");
    assert_eq!(
        field(0, "/issued/date-parts"),
        serde_json::json!([[2031, 3, 11]])
    );
    assert_eq!(field(0, "/issued/circa"), serde_json::Value::Null);
    assert_eq!(field(1, "/issued/circa"), true);
    assert_eq!(
        field(1, "/issued/date-parts"),
        serde_json::json!([[2031, 3]])
    );
    assert_eq!(
        field(2, "/issued/date-parts"),
        serde_json::json!([[2031, 3, 1], [2031, 3, 4]])
    );
    assert_eq!(field(2, "/type"), "report");
}

#[test]
fn a_range_of_dates_tells_once_what_both_ends_share() {
    let cases = [
        (
            "2031-03-01/2031-03-04",
            "March 1–4, 2031",
            "2031, March 1–4",
        ),
        (
            "2031-03-01/2031-05-04",
            "March 1–May 4, 2031",
            "2031, March 1–May 4",
        ),
        ("2031-03/2031-05", "March–May 2031", "2031, March–May"),
        (
            "2031-03-30/2032-01-02",
            "March 30, 2031–January 2, 2032",
            "2031, March 30 – 2032, January 2",
        ),
        (
            "2031-03-01/2031",
            "March 1, 2031–2031",
            "2031, March 1 – 2031",
        ),
        ("2031/2032", "2031–2032", "2031 – 2032"),
        (
            "2031-03-01/2031-03",
            "March 1, 2031–March 2031",
            "2031, March 1 – 2031, March",
        ),
    ];
    for (published, notes, apa) in cases {
        let file = format!(
            r#"(format: 1, title: "t", parties: [], points: [], statements: [], sources: [
                (id: "it", title: "T", publisher: "P", published: "{published}")])"#
        );
        let dossier = load(file.as_bytes()).dossier.unwrap();
        let cited = |style| sources(&dossier, [SourceIndex(0)], style);
        assert_eq!(
            cited(Style::Notes),
            format!("“T,” P, {notes}."),
            "{published}"
        );
        assert_eq!(cited(Style::Apa), format!("T. ({apa}). P."), "{published}");
    }
}
