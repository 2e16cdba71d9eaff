//! What stands behind a record or a string, and whether that speaks for its having ended there.

use super::bounds::Bounds;
use super::lex::Kind;

impl Bounds<'_, '_> {
    /// True when the next token but a comma is `]`.
    pub(super) fn list_may_end(&self, end: usize) -> bool {
        let lexer = self.lexer;
        let token = match lexer.next(end) {
            Some(token) if token.kind == Kind::Comma => lexer.next(token.end),
            token => token,
        };
        token.is_some_and(|token| token.kind == Kind::Close(b']'))
    }

    /// True when what stands behind a record is what can stand there.
    pub(super) fn goes_on_well(&self, end: usize) -> bool {
        let lexer = self.lexer;
        let Some(token) = lexer.next(end) else {
            return false;
        };
        match token.kind {
            Kind::Close(b']') => self.ends_list(token.start),
            Kind::Comma => lexer.next(token.end).is_some_and(|next| match next.kind {
                Kind::Close(b']') => self.ends_list(next.start),
                Kind::Open(b'(') => self.names_field(next.end),
                _ => false,
            }),
            _ => false,
        }
    }

    /// True when what follows a string is what can follow one.
    pub(super) fn closes_well(&self, end: usize) -> bool {
        self.lexer
            .next(end)
            .is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Close(_) | Kind::Colon))
    }

    /// The `(` of a record behind the comma at `end`, whatever its first field is called.
    pub(super) fn record_behind_comma(&self, end: usize) -> Option<usize> {
        let lexer = self.lexer;
        let comma = lexer.next(end)?;
        let open = lexer.next(comma.end)?;
        let is_next = comma.kind == Kind::Comma
            && open.kind == Kind::Open(b'(')
            && self.names_foreign_field(open.end);
        is_next.then_some(open.start)
    }
}
