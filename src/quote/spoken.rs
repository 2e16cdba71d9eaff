//! Spoken words apart from reported ones: the parts of a quotation within the source's own
//! quotation marks.
//!
//! What is outside the marks is the source's paraphrase and must never be shown as the speaker's
//! words, so a mark that belongs to nothing makes nothing spoken, unless it shows that the
//! quotation began inside spoken words.

use std::ops::Range;

use super::characters::is_line_break;
use super::marks::{Family, Role, Surroundings, classify, is_closed_later, is_possessive};

/// The byte ranges of a quotation that stand inside the source's own quotation marks, without the
/// marks. Of nested marks the outermost count.
///
/// Words whose closing mark is missing are spoken to the end; words whose opening mark is missing
/// are spoken from the start. Paragraphs that reopen without closing are spoken each for itself.
/// A quotation without marks has no spoken words as far as this can tell; see
/// [`spoken_spans_in_context`].
#[must_use]
pub fn spoken_spans(quote: &str) -> Vec<Range<usize>> {
    Scan::default().run(quote)
}

/// The same for a quotation of which it is known what stands directly before and after it: if a
/// mark opens before it and closes after it, the whole of it is spoken.
#[must_use]
pub fn spoken_spans_in_context(before: &str, quote: &str, after: &str) -> Vec<Range<usize>> {
    let (start, end) = (before.len(), before.len() + quote.len());
    spoken_spans(&[before, quote, after].concat())
        .into_iter()
        .map(|span| span.start.clamp(start, end) - start..span.end.clamp(start, end) - start)
        .map(|span| trimmed(quote, &span))
        .filter(|span| !span.is_empty())
        .collect()
}

/// A mark that opened and has not been closed.
#[derive(Clone, Copy)]
struct Open {
    family: Family,
    mark: char,
}

#[derive(Default)]
struct Scan {
    /// The marks that are open, the outermost first.
    open: Vec<Open>,
    /// Where the spoken words began that the outermost open mark opened.
    start: usize,
    /// Where the paragraph ended in which they began.
    paragraph_end: Option<usize>,
    spans: Vec<(Family, Range<usize>)>,
    /// Whether only white space and marks have come since the last line break.
    at_paragraph_start: bool,
}

impl Scan {
    fn run(mut self, text: &str) -> Vec<Range<usize>> {
        for (at, character) in text.char_indices() {
            let end = at + character.len_utf8();
            let (Some(before), Some(after)) = (text.get(..at), text.get(end..)) else {
                continue;
            };
            let surroundings = Surroundings { before, after };
            if let Some((family, role)) = classify(character, surroundings) {
                self.meet(family, role, character, surroundings);
            } else if is_line_break(character) {
                self.at_paragraph_start = true;
                self.paragraph_end.get_or_insert(at);
            } else if !character.is_whitespace() {
                self.at_paragraph_start = false;
            }
        }
        if let Some(outermost) = self.open.first() {
            self.spans.push((outermost.family, self.start..text.len()));
        }
        self.spans
            .into_iter()
            .map(|(_, span)| trimmed(text, &span))
            .filter(|span| !span.is_empty())
            .collect()
    }

    fn meet(&mut self, family: Family, role: Role, mark: char, at: Surroundings) {
        let is_open = self.open.iter().any(|open| open.family == family);
        if self.at_paragraph_start && self.reopens(family, role, mark, at) {
            return;
        }
        let is_apostrophe =
            family == Family::Single && is_possessive(at) && is_closed_later(at.after);
        match role {
            Role::Closes | Role::Toggles | Role::ClosesIfOpen if is_open && is_apostrophe => {}
            Role::Opens => self.open(family, mark, at),
            Role::Toggles if !is_open => self.open(family, mark, at),
            Role::OpensIfClosed if is_closed_later(at.after) => self.open(family, mark, at),
            Role::Closes | Role::Toggles | Role::ClosesIfOpen if is_open => {
                self.close(family, at.before.len());
            }
            Role::Closes => self.close_unopened(family, at.before.len()),
            _ => {}
        }
    }

    /// A paragraph that begins with the mark that is open still, or with its closing one as the
    /// French do, goes on with the same words.
    fn reopens(&mut self, family: Family, role: Role, mark: char, at: Surroundings) -> bool {
        let Some(outermost) = self.open.first().copied() else {
            return false;
        };
        let repeats = outermost.family == family
            && (outermost.mark == mark || mark == '»')
            && (role != Role::Closes || mark == '»')
            && !at.after.trim_start().is_empty();
        if repeats {
            let paragraph = at.before.len();
            self.spans.push((family, self.start..paragraph));
            self.open.truncate(1);
            self.paragraph_end = None;
            self.start = paragraph + mark.len_utf8();
        }
        repeats
    }

    fn open(&mut self, family: Family, mark: char, at: Surroundings) {
        self.give_up_paragraph(family, mark);
        if self.open.is_empty() {
            self.paragraph_end = None;
            self.start = at.before.len() + mark.len_utf8();
        }
        self.open.push(Open { family, mark });
    }

    /// Words that an earlier paragraph left open and this one did not take up ended there, when the
    /// same mark opens again: what stands between is not known to be spoken.
    fn give_up_paragraph(&mut self, family: Family, mark: char) {
        if let (Some(outermost), Some(end)) = (self.open.first(), self.paragraph_end)
            && (outermost.family, outermost.mark) == (family, mark)
        {
            self.spans.push((family, self.start..end));
            self.open.clear();
        }
    }

    /// Closes the innermost open mark of the family, and those inside it that were left open.
    fn close(&mut self, family: Family, at: usize) {
        let Some(innermost) = self.open.iter().rposition(|open| open.family == family) else {
            return;
        };
        self.open.truncate(innermost);
        if innermost == 0 {
            self.spans.push((family, self.start..at));
        }
    }

    /// A mark that closes what never opened: the quotation began inside spoken words, if nothing
    /// of this family was spoken before.
    fn close_unopened(&mut self, family: Family, at: usize) {
        if self.spans.iter().all(|(earlier, _)| *earlier != family) {
            self.spans.clear();
            self.open.clear();
            self.spans.push((family, 0..at));
        }
    }
}

/// The same range without white space at its ends, which French typography puts inside marks.
fn trimmed(text: &str, span: &Range<usize>) -> Range<usize> {
    let spoken = text.get(span.clone()).unwrap_or_default();
    let start = span.start + (spoken.len() - spoken.trim_start().len());
    start..start + spoken.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(quote: &str) -> Vec<&str> {
        spoken_spans(quote)
            .into_iter()
            .map(|span| &quote[span])
            .collect()
    }

    #[test]
    fn real_world_traps() {
        let cases: &[(&str, &[&str])] = &[
            // None at all, apostrophes and decades.
            ("Russia has drawn a red line", &[]),
            ("Ukraine’s army and the Russians’ demands", &[]),
            ("Ukraine's army and the Russians' demands", &[]),
            ("since the '90s and the ’80s, rock 'n' roll", &[]),
            ("since the ‘90s it doesn’t", &[]),
            ("l’accord et l'accord", &[]),
            ("6'2\" tall, a 5\" pipe", &[]),
            // English.
            ("“We will not,” he said.", &["We will not,"]),
            (
                "“NATO-like” security for Ukraine’s “trap”",
                &["NATO-like", "trap"],
            ),
            (
                "he said “they’re ‘posturing’ now” again",
                &["they’re ‘posturing’ now"],
            ),
            ("\"We will,\" he said. \"Soon.\"", &["We will,", "Soon."]),
            ("the plan—“a trap”—failed (“so”)", &["a trap", "so"]),
            (
                "‘We will not,’ he said of Ukraine’s ‘trap’",
                &["We will not,", "trap"],
            ),
            (
                "‘the Russians’ demands are “absurd”’",
                &["the Russians’ demands are “absurd”"],
            ),
            ("'We will not,' he said", &["We will not,"]),
            (
                "“giving Putin gifts—before” “and more”",
                &["giving Putin gifts—before", "and more"],
            ),
            // Cut at the quotation's edges.
            ("we will not,” he said, “ever", &["we will not,", "ever"]),
            ("we will not,\" he said. \"Ever", &["we will not,", "Ever"]),
            (
                "they call it ‘posturing’ now,” he said",
                &["they call it ‘posturing’ now,"],
            ),
            ("will not,’ he said", &["will not,"]),
            ("he said: “we will", &["we will"]),
            ("“A” and more” of it", &["A"]),
            // German, Austrian, Swiss.
            ("„Wir nicht“, sagte er. „Nie.“", &["Wir nicht", "Nie."]),
            ("„Er sagte ‚nie‘ dazu“, so er", &["Er sagte ‚nie‘ dazu"]),
            ("wir nicht“, sagte er", &["wir nicht"]),
            (
                "»Wir nicht«, sagte er, »nie ›so‹ weiter«.",
                &["Wir nicht", "nie ›so‹ weiter"],
            ),
            // Polish, Swedish, French, Russian, Japanese.
            ("„My «nie» chcemy”, dodał „on”", &["My «nie» chcemy", "on"]),
            ("”Vi vill inte”, sade han. ”Nej”", &["Vi vill inte", "Nej"]),
            ("»Vi vill inte», sade han", &["Vi vill inte"]),
            (
                "«\u{a0}Nous ne voulons pas\u{a0}», dit-il. «\u{202f}Non.\u{202f}»",
                &["Nous ne voulons pas", "Non."],
            ),
            ("l’« accord » de paix", &["accord"]),
            (
                "«Это „красная“ линия», — сказал он. «Нет».",
                &["Это „красная“ линия", "Нет"],
            ),
            ("линия», — сказал он", &["линия"]),
            ("彼は「『否』と言う」と", &["『否』と言う"]),
            // Paragraphs that reopen without closing.
            (
                "“One.\n\n“Two ‘2’.\n\n“Three,” he said.",
                &["One.", "Two ‘2’.", "Three,"],
            ),
            ("\"One.\n\n\"Two,\" he said.", &["One.", "Two,"]),
            ("«\u{a0}Un.\n»\u{a0}Deux\u{a0}», dit-il", &["Un.", "Deux"]),
            ("“One.\n\nHe went on. “Two,” he said.", &["One.", "Two,"]),
            ("“One.\n\nTwo,” he said.", &["One.\n\nTwo,"]),
            ("5’10” tall, 6'2\" tall, “so”", &["so"]),
            ("“One.”\n\n“Two.”", &["One.", "Two."]),
            // Nothing inside.
            ("“” and “ ”", &[]),
            ("", &[]),
        ];
        for (quote, expected) in cases {
            assert_eq!(spoken(quote), *expected, "{quote}");
        }
    }

    #[test]
    fn context_tells_that_a_quotation_without_marks_is_spoken() {
        let cases: &[(&str, &str, &str, &[&str])] = &[
            ("he said: “", "we will not", ",” and left", &["we will not"]),
            (
                "he said: \"",
                "we will not",
                "\" and left",
                &["we will not"],
            ),
            ("he said ‘yes’: “", "we will", "", &["we will"]),
            ("he said that ", "they will not", " go", &[]),
            (
                "go,” he said. “",
                "We won’t. ",
                "Never,” he",
                &["We won’t."],
            ),
            ("go,” he said. ", "They “won’t”", " say", &["won’t"]),
            (
                "“",
                "We will not,” he said. “Never",
                ".”",
                &["We will not,", "Never"],
            ),
        ];
        for (before, quote, after, expected) in cases {
            let spans = spoken_spans_in_context(before, quote, after);
            let spoken: Vec<&str> = spans.into_iter().map(|span| &quote[span]).collect();
            assert_eq!(spoken, *expected, "{before}[{quote}]{after}");
        }
    }
}
