//! What a dossier lacks because its file has errors.

use concordance::finding::RecordKind;
use concordance::load::load;
use concordance::model::{PartyIndex, PointIndex};

#[test]
fn tells_how_many_records_were_left_out_and_from_which_cells() {
    let file = |statements: &str, more: &str| {
        format!(
            "(format: 1, title: \"T\", parties: [(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\")], \
             points: [(id: \"p\", title: \"P\", proposition: \"P\")], \
             sources: [(id: \"s\", title: \"S\", published: \"2025\"), (id: \"t\", titel: \"T\", published: \"2025\")], \
             statements: [{statements}]{more})"
        )
    };
    let statement = |point: &str, party: &str, stance: &str, source: &str| {
        format!(
            "(point: \"{point}\", party: \"{party}\", stance: {stance}, gist: \"g\", quote: \"q\", \
             source: \"{source}\", voice: Own, said: \"2025\"),"
        )
    };
    let good = statement("p", "a", "Supports", "s");
    let misspelt = statement("p", "a", "Suports", "s");
    let of_lost_source = statement("p", "b", "Supports", "t");
    let nobody = statement("p", "z", "Supports", "s");
    let nowhere = statement("z", "a", "Supports", "s");
    let all = [&good, &misspelt, &of_lost_source, &nobody, &nowhere].map(String::as_str);
    let twice = format!(", statements: [{misspelt}]");
    // The statements left out of a and b on p, those on p of nobody known, the records, the errors.
    let cases = [
        (file(&good, ""), (0, 0, 0, 1, 1)),
        (file(&all.concat(), ""), (1, 1, 1, 5, 4)),
        (file(&good, &twice), (1, 0, 0, 2, 2)),
        (file(&good, ", rubbish: 1"), (0, 0, 0, 1, 2)),
    ];
    for (text, expected) in cases {
        let dossier = load(text.as_bytes()).dossier.expect("a dossier");
        let out = &dossier.left_out;
        assert_eq!(out.of_kind(RecordKind::Source), 1, "{text}");
        let of = |party| out.of_cell(PointIndex(0), PartyIndex(party));
        let found = (
            of(0),
            of(1),
            out.of_row(PointIndex(0)),
            out.records().len(),
            out.errors,
        );
        assert_eq!(found, expected, "{text}");
    }
}
