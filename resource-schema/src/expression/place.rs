//! Where expressions stand, and what each place gives them: the table that the checker reads and the reference
//! prints.

/// Where an expression stands; decides which roots and relations it may use and what unknown means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `filter`, `scope`, `where`, and a policy's `require`: about the stored row.
    Filter,
    /// `guard` of an action: about the stored row.
    Guard,
    /// `set` of an update: about the stored row.
    Set,
    /// `set` of a create: about what is created.
    Create,
    /// `set` inside `upsert(..)`: about the stored row, with `new` beside it.
    UpsertSet,
    /// `validate`: about the resulting row; unknown counts as valid.
    Validate,
    /// `calculate`: about the stored row.
    Calculate,
    /// `causes`: about the resulting row.
    Cause,
    /// `when` of a trigger: about the stored row.
    When,
    /// A field's default: about nothing.
    Default,
}

/// What a place gives the expressions in it.
pub(super) struct Surroundings {
    /// How declarations spell the place.
    pub written: &'static str,
    /// What a bare field is one of.
    pub row: &'static str,
    /// What stands beside the row.
    pub roots: &'static [&'static str],
    /// Whether other rows can be asked about.
    pub relations: bool,
    /// What a condition that is unknown counts as, or a value.
    pub unknown: &'static str,
}

impl Place {
    /// In the order of the reference.
    pub(super) const ALL: [Place; 10] = [
        Place::Filter,
        Place::Guard,
        Place::Set,
        Place::Create,
        Place::UpsertSet,
        Place::Validate,
        Place::Calculate,
        Place::Cause,
        Place::When,
        Place::Default,
    ];

    pub(super) fn surroundings(self) -> Surroundings {
        const CALLED: &[&str] = &["actor", "argument", "tenant"];
        let of = |written, row, roots, relations, unknown| Surroundings { written, row, roots, relations, unknown };
        match self {
            Place::Filter => of("`filter`, `scope`, `where`, `require`", "the stored row", CALLED, true, "no"),
            Place::Guard => of("`guard`", "the stored row", CALLED, true, "refused"),
            Place::Set => of("`set` of an update", "the stored row", CALLED, false, "null"),
            Place::Create => of("`set` of a create", "what is created", CALLED, false, "null"),
            Place::UpsertSet => {
                let roots = &["new", "actor", "argument", "tenant"];
                of("`set` inside `upsert(..)`", "the stored row", roots, false, "null")
            }
            Place::Validate => of("`validate`", "the resulting row", &["old", "argument"], false, "valid"),
            Place::Calculate => of("`calculate`", "the stored row", &[], true, "null"),
            Place::Cause => of("`causes`", "the resulting row", &["old", "actor", "argument"], false, "null"),
            Place::When => of("`when` of a trigger", "the stored row", &[], true, "no"),
            Place::Default => of("`default`", "none", &[], false, "null"),
        }
    }

    /// Which names begin paths here, for help texts.
    pub(super) fn help(self) -> String {
        match self {
            Place::Default => return "a default can use constants and `now()` only".to_owned(),
            Place::When => {
                return "here are the row's fields; nobody has called yet, so there is neither actor nor argument"
                    .to_owned();
            }
            Place::Calculate => {
                return "here are the row's fields and what its relations lead to; a calculation is the same for whoever \
                        reads it, so what depends on the caller belongs into a `filter` or a hand-written `run`"
                    .to_owned();
            }
            _ => {}
        }
        let Surroundings { row, roots, .. } = self.surroundings();
        let whose = match row {
            "the resulting row" => "the resulting row's",
            _ if roots.contains(&"new") => "the stored row's",
            _ => "the row's",
        };
        let roots: Vec<String> = roots.iter().map(|root| format!("`{root}`")).collect();
        match roots.split_last() {
            Some((last, [])) => format!("here are {whose} fields and {last}"),
            Some((last, others)) => format!("here are {whose} fields, {} and {last}", others.join(", ")),
            None => format!("here are {whose} fields"),
        }
    }
}
