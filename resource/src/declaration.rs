//! The traits that connect a declaration with what is generated from it.

/// A declared resource; implemented by its derive.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no resource",
    label = "not declared as a resource",
    note = "a resource is a struct with `#[derive(Resource)]`"
)]
pub trait Resource {
    /// What identifies a row: `Id<Self>` over the key column, or a tuple of several.
    type Key;

    /// Has a constant for each create, for those that cause its rows.
    #[doc(hidden)]
    type __Creates;

    /// Has a constant for each field, for those that are the inverse of one.
    #[doc(hidden)]
    type __Fields;

    /// `domain.resource`
    const NAME: &'static str;

    /// Hash of the declaration's tokens, which generated code compares with the one it was made from.
    const FINGERPRINT: u64;

    /// Names everything that the declaration mentions, for rustc to check; nobody calls it.
    #[doc(hidden)]
    fn __declaration(&self) {}
}

/// A declared enum or embedded value; implemented by its derive.
pub trait Declared {
    /// Hash of the declaration's tokens, which generated code compares with the one it was made from.
    const FINGERPRINT: u64;
}
