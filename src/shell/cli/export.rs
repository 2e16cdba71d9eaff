//! `export`: what is exported, how, and whether the target can be what was asked for.

use std::fmt::Write as _;
use std::io::{IsTerminal, stdout};
use std::path::Path;

use super::export_list::listed;
use super::export_words::Export;
use super::finding_lines::errors_in_short;
use super::input::read;
use super::output::{Done, Refusal};
use crate::export::sheet::Content;
use crate::export::{Format, Job, description};
use crate::finding::{closest, list_and};
use crate::lens::{Lens, SearchIndex};
use crate::matrix::{CellIndex, Comparison, Matrix};
use crate::model::Dossier;
use crate::shell::exporting::{export as write, export_one, format_of};
use crate::shell::problem::Problem;

/// Runs it.
pub(super) fn export(arguments: &Export) -> Result<Done, Refusal> {
    let output = &arguments.output;
    let format = target(output, arguments.format)?;
    let is_piped = output.as_os_str() == "-";
    if is_piped {
        check_pipe(format, arguments.alt)?;
    }
    let options = arguments.how.options(format);
    let origin = arguments.input.origin();
    let read = read(&origin, &arguments.texts.folders)?;
    let dossier = read.dossier()?;
    let lens = lens(dossier, arguments)?;
    let index = CellIndex::new(dossier);
    let matrix = Matrix::derive(dossier, &index, lens.day());
    let comparison = lens
        .compares()
        .then(|| Comparison::new(dossier, &index, lens.compared_day()));
    let search = SearchIndex::new(dossier);
    let content = Content {
        dossier,
        matrix: &matrix,
        shown: &lens.show_compared(dossier, &matrix, &search, comparison.as_ref()),
        lens: &lens,
        comparison: comparison.as_ref(),
        grades: &read.grades,
        file_name: &origin.name(),
        version: env!("CARGO_PKG_VERSION"),
    };
    let listing = listed(&arguments.what, &content)?;
    let job = Job {
        content,
        listing: listing.as_ref(),
        findings: &read.findings,
        options: &options,
    };
    let mut remarks = String::new();
    // Writing to a string cannot fail.
    let unheeded = arguments.how.unheeded(format);
    if !unheeded.is_empty() {
        let options: Vec<String> = unheeded.iter().map(|it| format!("`{it}`")).collect();
        let (name, _) = format.words();
        let options = list_and(&options);
        let verb = if unheeded.len() == 1 {
            "changes"
        } else {
            "change"
        };
        let _ = writeln!(remarks, "note: {options} {verb} nothing in {name}");
    }
    let result = if is_piped {
        let (file, told) = export_one(&job, format)?;
        for remark in told {
            let _ = writeln!(remarks, "note: {remark}");
        }
        file
    } else {
        let written = write(&job, output, &|_| true)?;
        for remark in &written.remarks {
            let _ = writeln!(remarks, "note: {remark}");
        }
        let mut paths = String::new();
        for path in &written.paths {
            let _ = writeln!(paths, "{}", path.display());
        }
        if arguments.alt {
            remarks.push_str(&paths);
            let alt = description(&job);
            format!("{}\n\n{}", alt.short, alt.long).into_bytes()
        } else {
            paths.into_bytes()
        }
    };
    remarks.push_str(&errors_in_short(&read.file, &read.findings));
    Ok(Done {
        result,
        remarks,
        has_errors: read.has_errors(),
    })
}

/// The format of the target; refused before anything is read.
fn target(output: &Path, format: Option<Format>) -> Result<Format, Refusal> {
    if output.as_os_str() == "-" {
        return format.ok_or_else(|| {
            Refusal::new(
                "standard output has no ending that would tell the format",
                &["name it, as in `--format csv`, or name a file".to_owned()],
            )
        });
    }
    let found = format_of(output)?;
    match format {
        Some(format) if format != found => Err(Refusal::new(
            &format!(
                "`{}` does not end in .{}, the format that was asked for",
                output.display(),
                format.ending()
            ),
            &["leave `--format` out: the ending tells".to_owned()],
        )),
        _ => Ok(found),
    }
}

/// Refuses what cannot go through a pipe, or should not fill a terminal.
fn check_pipe(format: Format, is_alt: bool) -> Result<(), Refusal> {
    if is_alt {
        return Err(Refusal::new(
            "standard output holds the file or its words, not both",
            &["name a file in place of `-`".to_owned()],
        ));
    }
    let is_text = !matches!(
        format,
        Format::Png | Format::Pdf | Format::Docx | Format::Xlsx
    );
    if !is_text && stdout().is_terminal() {
        let (name, _) = format.words();
        return Err(Refusal::new(
            &format!("{name} is not text, and standard output is a terminal"),
            &["name a file, or send the output into one".to_owned()],
        ));
    }
    Ok(())
}

/// What is to be shown: dates, parties in an order, points chosen by hand, filters.
fn lens(dossier: &Dossier, arguments: &Export) -> Result<Lens, Refusal> {
    let (what, filters) = (&arguments.what, &arguments.filters);
    let (parties, points) = (&what.parties, &what.points);
    let party_ids = || dossier.parties.iter().map(|party| party.id.as_str());
    let point_ids = || dossier.points.iter().map(|point| point.id.as_str());
    for id in parties {
        know("party", "parties", id, &party_ids().collect::<Vec<_>>())?;
    }
    for id in points {
        know("point", "points", id, &point_ids().collect::<Vec<_>>())?;
    }
    let is_left_out = |id: &&str| !parties.is_empty() && !parties.iter().any(|one| one == id);
    let keys = filters.stances.iter().map(|stance| stance.key().to_owned());
    Ok(Lens {
        as_of: what.date.as_of.map(|date| date.to_string()),
        compared_to: what.compare.map(|date| date.to_string()),
        order: parties.clone(),
        hidden: party_ids().filter(is_left_out).map(str::to_owned).collect(),
        points: (!points.is_empty()).then(|| points.iter().cloned().collect()),
        search: filters.search.clone(),
        stances: keys.collect(),
        holes: filters.holes,
        disputed: filters.contested,
        changed: filters.changed,
        differing: false,
        unchecked: filters.unchecked,
        shows_unchecked: what.show_unchecked,
        fold_silent: what.fold,
        sort: what.sort,
    })
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Cancelled => Self::new("cancelled, nothing was written", &[]),
            Problem::Failed { message, hint } => {
                Self::new(&message, &hint.into_iter().collect::<Vec<_>>())
            }
        }
    }
}

/// Refuses an id that the dossier does not have.
fn know(one: &str, many: &str, id: &str, ids: &[&str]) -> Result<(), Refusal> {
    if ids.contains(&id) {
        return Ok(());
    }
    let hint = match closest(id, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if ids.is_empty() => format!("this dossier has no {many}"),
        None => format!("the {many} are {}", ids.join(", ")),
    };
    Err(Refusal::new(
        &format!("there is no {one} `{id}` in this dossier"),
        &[hint],
    ))
}

#[cfg(test)]
mod tests {
    use super::super::arguments::{Arguments, Command};
    use super::*;
    use crate::lens::Sort;
    use crate::load::load;
    use clap::Parser;

    fn dossier() -> Dossier {
        let file = r#"(format: 1, title: "T", sources: [], statements: [],
            parties: [(id: "a", name: "A"), (id: "b", name: "B"), (id: "c", name: "C")],
            points: [(id: "p", title: "P", proposition: "P."), (id: "q", title: "Q", proposition: "Q.")])"#;
        load(file.as_bytes()).dossier.unwrap()
    }

    /// The lens that these options ask for.
    fn lens_of(dossier: &Dossier, options: &[&str]) -> Result<Lens, Refusal> {
        let mut words = vec!["concordance", "export", "-o", "x.png"];
        words.extend(options.iter().filter(|word| !word.is_empty()));
        let Some(Command::Export(export)) = Arguments::try_parse_from(words).unwrap().command
        else {
            panic!("another command")
        };
        lens(dossier, &export)
    }

    #[test]
    fn the_order_given_is_the_order_of_the_columns() {
        let dossier = dossier();
        let columns = |parties: &str| {
            let lens = lens_of(&dossier, &["--parties", parties]).unwrap();
            lens.ordered_parties(&dossier)
                .into_iter()
                .map(|party| dossier.party(party).id.clone())
                .filter(|id| !lens.hidden.contains(id))
                .collect::<Vec<_>>()
        };
        assert_eq!(columns("c,a"), ["c", "a"]);
        assert_eq!(columns("b,b"), ["b"]);
        assert_eq!(columns("a,c,b"), ["a", "c", "b"]);
        assert_eq!(lens_of(&dossier, &[]).unwrap(), Lens::default());
    }

    #[test]
    fn only_known_ids_are_chosen() {
        let dossier = dossier();
        let chosen = lens_of(&dossier, &["--points", "q"]).unwrap();
        assert_eq!(chosen.points, Some(["q".to_owned()].into()));
        assert!(lens_of(&dossier, &["--parties", "z"]).is_err());
        assert!(lens_of(&dossier, &["--points", "p,a"]).is_err());
    }

    #[test]
    fn each_filter_reaches_the_lens() {
        let dossier = dossier();
        let stances = ["opposes".to_owned(), "rules_out".to_owned()];
        for (options, expected) in [
            (
                &["--search", "peace"][..],
                Lens {
                    search: "peace".to_owned(),
                    ..Lens::default()
                },
            ),
            (
                &["--stances", "opposes,rules_out"],
                Lens {
                    stances: stances.into(),
                    ..Lens::default()
                },
            ),
            (
                &["--holes"],
                Lens {
                    holes: true,
                    ..Lens::default()
                },
            ),
            (
                &["--contested"],
                Lens {
                    disputed: true,
                    ..Lens::default()
                },
            ),
            (
                &["--changed"],
                Lens {
                    changed: true,
                    ..Lens::default()
                },
            ),
            (
                &["--unchecked"],
                Lens {
                    unchecked: true,
                    ..Lens::default()
                },
            ),
            (
                &["--show-unchecked"],
                Lens {
                    shows_unchecked: true,
                    ..Lens::default()
                },
            ),
            (
                &["--fold"],
                Lens {
                    fold_silent: true,
                    ..Lens::default()
                },
            ),
            (
                &["--sort", "common"],
                Lens {
                    sort: Sort::CommonGround,
                    ..Lens::default()
                },
            ),
            (
                &["--as-of", "2025"],
                Lens {
                    as_of: Some("2025".to_owned()),
                    ..Lens::default()
                },
            ),
            (
                &["--compare", "2025-03"],
                Lens {
                    compared_to: Some("2025-03".to_owned()),
                    ..Lens::default()
                },
            ),
        ] {
            assert_eq!(lens_of(&dossier, options).unwrap(), expected);
        }
    }

    #[test]
    fn the_target_tells_the_format() {
        let target = |output: &str, format| target(Path::new(output), format);
        assert!(matches!(target("a/out.PNG", None), Ok(Format::Png)));
        assert!(matches!(target("x.csl.json", None), Ok(Format::CslJson)));
        assert!(matches!(target("-", Some(Format::Csv)), Ok(Format::Csv)));
        for (output, format) in [
            ("-", None),
            ("out", None),
            ("out.txt", None),
            (".png", None),
            ("", None),
            ("out.png", Some(Format::Csv)),
        ] {
            assert!(target(output, format).is_err(), "{output}");
        }
        assert!(matches!(
            target("x.csv", Some(Format::Csv)),
            Ok(Format::Csv)
        ));
    }
}
