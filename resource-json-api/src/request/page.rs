//! `page[...]`: which part of a list.
//!
//! `page[size]` is how many rows; `page[after]` and `page[before]` take the cursors of links,
//! `page[offset]` a number of rows to pass over; `page[count]=true` also counts all rows.

use resource_core::meta::{Action, Page};
use resource_runtime::read::{MOST_ON_PAGE, PageRequest, Position};

use super::parameter::Parameter;
use crate::nearest::{quoted, suggest};
use crate::problem::Problem;

/// A page as the parameters ask for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paging {
    /// What the engine is to read.
    pub request: PageRequest,
    /// The parameter that said where to start.
    positioned: Option<String>,
}

impl Paging {
    /// Reads one `page[...]` parameter.
    pub fn read(&mut self, action: &Action, parameter: &Parameter<'_>, problems: &mut Vec<Problem>) {
        let Some(page) = action.read.as_ref().and_then(|read| read.page) else {
            let detail = format!("{} answers with all records at once.", action.name);
            return problems.push(parameter.problem("not_paged", detail));
        };
        let result = match parameter.keys.as_slice() {
            [key] if names(page).contains(&key.as_str()) => self.set(page, key, parameter),
            [key] => {
                let meant = if key == "limit" { "did you mean `size`?".to_owned() } else { suggest(key, names(page)) };
                Err(parameter
                    .problem("unknown", format!("{} takes no page parameter {}; {meant}", action.name, quoted(key))))
            }
            _ => Err(parameter.problem("malformed_parameter", "It looks like `page[size]=20`.")),
        };
        problems.extend(result.err());
    }

    fn set(&mut self, page: Page, key: &str, parameter: &Parameter<'_>) -> Result<(), Problem> {
        let value = parameter.value.as_str();
        match key {
            "size" => {
                let most = page.max.min(MOST_ON_PAGE);
                let size = value.parse().ok().filter(|size| (1..=most).contains(size));
                let detail = || parameter.problem("range", format!("It must be a number from 1 to {most}."));
                self.request.limit = Some(size.ok_or_else(detail)?);
                Ok(())
            }
            "count" => {
                let wrong = || parameter.problem("type", "It must be true or false.");
                self.request.count = value.parse().map_err(|_| wrong())?;
                Ok(())
            }
            "offset" => {
                // Both databases count rows with signed numbers.
                let offset = value.parse().ok().filter(|offset| *offset <= i64::MAX as u64);
                let wrong = || parameter.problem("type", "It must be a number of records.");
                self.position(parameter, Position::Offset(offset.ok_or_else(wrong)?))
            }
            "after" => self.position(parameter, Position::After(value.to_owned())),
            _ => self.position(parameter, Position::Before(value.to_owned())),
        }
    }

    fn position(&mut self, parameter: &Parameter<'_>, position: Position) -> Result<(), Problem> {
        if let Some(other) = &self.positioned {
            return Err(parameter.problem("contradiction", format!("It cannot stand together with {other}.")));
        }
        self.positioned = Some(parameter.name.clone());
        self.request.position = position;
        Ok(())
    }
}

/// The parameters that a kind of paging takes.
pub(crate) fn names(page: Page) -> Vec<&'static str> {
    let mut names = vec!["size", "count"];
    if page.keyset {
        names.extend(["after", "before"]);
    }
    if page.offset {
        names.push("offset");
    }
    names
}
