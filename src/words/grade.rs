//! What a check found of one quotation, in words.

use crate::model::Dossier;
use crate::quote::Grade;

/// What a grade proves and what it does not, in a sentence without capital and stop.
pub const GRADES_MEAN: &str = "a match proves what the source prints, not what was said";

/// A grade in words with what there is to add: what has to be overlooked, whether a word that says
/// no is concerned, which other source it is.
#[must_use]
pub fn grade_words(dossier: &Dossier, grade: &Grade) -> String {
    match grade {
        Grade::Folded { rung, .. } => format!("matches the source text but for {}", rung.words()),
        Grade::Altered { negation: true, .. } => {
            format!("{} in a word that says no", grade.words())
        }
        Grade::Elsewhere { source, .. } => {
            let title = &dossier.source(*source).title;
            format!("{}, “{title}”", grade.words())
        }
        _ => grade.words().to_owned(),
    }
}

/// The same as a mark says it: what casts doubt on a quotation, with what there is to add; none where
/// it matches or could not be compared.
#[must_use]
pub fn doubt_words(dossier: &Dossier, grade: &Grade) -> Option<String> {
    let doubt = grade.doubt()?;
    Some(match grade {
        Grade::Altered { negation: true, .. } => format!("{doubt} in a word that says no"),
        Grade::Elsewhere { source, .. } => {
            format!("{doubt}, “{}”", dossier.source(*source).title)
        }
        _ => doubt.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SourceIndex, Stance};
    use crate::quote::Rung;
    use crate::standing::cases::{dossier, own};

    #[test]
    fn a_grade_is_told_with_what_there_is_to_add() {
        let dossier = dossier(vec![own(Stance::Supports, "2025")]);
        let altered = |negation| Grade::Altered {
            at: 0..1,
            difference: Vec::new(),
            negation,
        };
        let exact = Grade::Exact { at: 0..1 };
        let folded = Grade::Folded {
            rung: Rung::Case,
            at: 0..1,
        };
        let elsewhere = Grade::Elsewhere {
            source: SourceIndex(1),
            inside: Box::new(exact.clone()),
        };
        let cases = [
            (exact, "matches the source text"),
            (folded, "matches the source text but for capital letters"),
            (altered(false), "differs from the source text"),
            (
                altered(true),
                "differs from the source text in a word that says no",
            ),
            (elsewhere, "stands in another source, “copy”"),
            (Grade::Missing, "not in the source text"),
            (Grade::NoText, "no source text at hand"),
        ];
        for (grade, expected) in cases {
            assert_eq!(grade_words(&dossier, &grade), expected);
            let is_doubt = !grade.is_match() && grade != Grade::NoText;
            assert_eq!(doubt_words(&dossier, &grade).is_some(), is_doubt);
        }
        assert_eq!(
            doubt_words(&dossier, &altered(true)).as_deref(),
            Some("quotation differs from the source in a word that says no")
        );
    }
}
