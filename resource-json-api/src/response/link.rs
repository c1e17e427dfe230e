//! Links of documents, as paths of this server: an answer never repeats a host that a request claims.

use std::fmt::Write as _;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use resource_core::meta::Page;
use resource_runtime::error::Result;
use resource_runtime::read::{Answer, PageRequest, Position};

use crate::request::parameter::Parameter;
use crate::write;

/// The links of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Links(Vec<(&'static str, String)>);

/// What was asked for, from which links to other pages are made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// The path.
    pub path: &'a str,
    /// The query string.
    pub parameters: &'a [Parameter<'a>],
}

impl Links {
    /// A link to the document itself.
    pub fn to_self(url: Option<String>) -> Links {
        Links(url.into_iter().map(|url| ("self", url)).collect())
    }

    /// Links to the document itself and to the pages around it. Those that lead nowhere are left out.
    pub fn of_list(asked: Asked<'_>, page: Option<Page>, request: &PageRequest, answer: &Answer) -> Result<Links> {
        let mut links = Links::to_self(Some(asked.url(None)));
        match (page, &request.position) {
            (None, _) => {}
            (Some(page), Position::Offset(offset)) => links.by_offset(asked, page, request, (*offset, answer)),
            (Some(page), Position::Start) if !page.keyset => links.by_offset(asked, page, request, (0, answer)),
            (Some(_), _) => links.by_cursor(asked, answer)?,
        }
        Ok(links)
    }

    fn by_cursor(&mut self, asked: Asked<'_>, answer: &Answer) -> Result<()> {
        self.0.push(("first", asked.start()));
        let last_row = answer.rows.len().saturating_sub(1);
        if answer.more.before
            && let Some(cursor) = answer.cursor(0)?
        {
            self.0.push(("prev", asked.url(Some(("before", &cursor)))));
        }
        if answer.more.after
            && let Some(cursor) = answer.cursor(last_row)?
        {
            self.0.push(("next", asked.url(Some(("after", &cursor)))));
        }
        Ok(())
    }

    fn by_offset(&mut self, asked: Asked<'_>, page: Page, request: &PageRequest, (offset, answer): (u64, &Answer)) {
        let size = u64::from(request.limit.unwrap_or(page.default)).max(1);
        let url = |offset: u64| asked.url(Some(("offset", &offset.to_string())));
        self.0.push(("first", url(0)));
        if offset > 0 {
            self.0.push(("prev", url(offset.saturating_sub(size))));
        }
        if answer.more.after {
            self.0.push(("next", url(offset.saturating_add(size))));
        }
        if let Some(total) = answer.count {
            // Counted from where this page starts, so that going on page by page ends there.
            let pages = total.saturating_sub(1).saturating_sub(offset) / size;
            let last = if offset < total { offset + pages * size } else { total.saturating_sub(1) / size * size };
            self.0.push(("last", url(last)));
        }
    }

    /// Writes the links as a member of the document.
    pub fn write(&self, out: &mut Vec<u8>) {
        if self.0.is_empty() {
            return;
        }
        out.extend_from_slice(b",\"links\":{");
        for (at, (name, url)) in self.0.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            write::string(out, name);
            out.push(b':');
            write::string(out, url);
        }
        out.push(b'}');
    }
}

impl Asked<'_> {
    /// The URL with another position; `None` as it was asked for.
    pub fn url(&self, position: Option<(&str, &str)>) -> String {
        let kept = self.parameters.iter().filter(|parameter| position.is_none() || !is_position(parameter));
        let mut query: Vec<String> = kept.map(raw).collect();
        query.extend(position.map(|(name, value)| {
            let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
            format!("page%5B{name}%5D={value}")
        }));
        self.with(&query)
    }

    /// The URL of the first page.
    fn start(&self) -> String {
        let kept = self.parameters.iter().filter(|parameter| !is_position(parameter));
        self.with(&kept.map(raw).collect::<Vec<_>>())
    }

    fn with(&self, query: &[String]) -> String {
        let mut url = self.path.to_owned();
        for (at, pair) in query.iter().enumerate() {
            let _ = write!(url, "{}{pair}", if at == 0 { '?' } else { '&' });
        }
        url
    }
}

/// A parameter as it was sent, with its brackets escaped, as the grammar of URLs asks.
fn raw(parameter: &Parameter<'_>) -> String {
    parameter.raw.replace('[', "%5B").replace(']', "%5D")
}

fn is_position(parameter: &Parameter<'_>) -> bool {
    parameter.base == "page"
        && matches!(parameter.keys.as_slice(), [key] if ["after", "before", "offset"].contains(&key.as_str()))
}
