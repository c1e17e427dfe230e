//! The devices of a NetBox, page by page.
//!
//! Rows are asked for in the order of their ids, so that devices which are renamed, or added, while the list is
//! read do not move others across pages. One that is removed does, and then the count changes: the end of such a
//! fetch says that it is partial. What cannot be seen is one removed and one added between the same two pages,
//! so whoever retracts does well to wait until a device is missing twice.

mod device;

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use reqwest::Url;
use serde::Deserialize;
use serde_json::value::RawValue;

use self::device::{Flaw, Row};
use crate::blacklist::Blacklist;
use crate::chunk::{Chunk, Counts, Coverage, End, Gap, Progress, Step, Unit, Whole};
use crate::connector::Surroundings;
use crate::error::{FetchError, Mistake, SettingsError};
use crate::http::{self, Http, Misread, Stage};
use crate::settings::NetboxSettings;
use crate::text;

/// The most pages of one fetch; a server that offers more does not end.
const MOST_PAGES: u64 = 1_000_000;

/// A NetBox made ready.
pub struct Netbox {
    http: Http,
    first: Url,
    page_size: u32,
    blacklist: Blacklist,
    partition: String,
}

impl Netbox {
    pub fn new(settings: NetboxSettings, around: &Surroundings) -> Result<Netbox, SettingsError> {
        let mut mistakes = Vec::new();
        let mut refuse = |setting, is_wrong: bool, remedy: String| {
            if is_wrong {
                mistakes.push(Mistake { setting, remedy });
            }
        };
        let size = settings.page_size;
        refuse("page_size", !(1..=1000).contains(&size), format!("{size} is not from 1 to 1000"));
        let seconds = settings.timeout_seconds;
        refuse("timeout_seconds", !(1..=600).contains(&seconds), format!("{seconds} is not from 1 to 600"));
        let made = http::endpoint(&settings.endpoint).and_then(|endpoint| {
            let http = Http::new(&endpoint, &settings, around)?;
            let mut first = endpoint
                .join("api/dcim/devices/")
                .map_err(|error| Mistake { setting: "endpoint", remedy: error.to_string() })?;
            first.query_pairs_mut().append_pair("limit", &size.to_string()).append_pair("ordering", "id");
            Ok((http, first))
        });
        match made {
            Ok((http, first)) if mistakes.is_empty() => Ok(Netbox {
                http,
                first,
                page_size: size,
                blacklist: settings.network_blacklist,
                partition: settings.partition,
            }),
            made => {
                mistakes.extend(made.err());
                Err(SettingsError(mistakes))
            }
        }
    }
}

/// One reading of the list.
pub struct Paging {
    netbox: Arc<Netbox>,
    next: Option<Url>,
    /// Hashes of the pages that were read, to notice circles.
    read: HashSet<u64>,
    pages: u64,
    counts: Counts,
    count: Option<u64>,
    /// The most rows that a page had, which is what a page holds here.
    fullest: u64,
    has_changed: bool,
    /// The id of the last row.
    last: Option<u64>,
    is_ordered: bool,
}

#[derive(Deserialize)]
struct Page<'a> {
    count: Option<u64>,
    next: Option<String>,
    #[serde(borrow)]
    results: Vec<&'a RawValue>,
}

/// What is kept of a page.
struct Read {
    count: Option<u64>,
    next: Option<Url>,
    ids: Vec<u64>,
    chunk: Chunk,
}

impl Paging {
    pub fn new(netbox: Arc<Netbox>) -> Paging {
        Paging {
            next: Some(netbox.first.clone()),
            netbox,
            read: HashSet::new(),
            pages: 0,
            counts: Counts::default(),
            count: None,
            fullest: 0,
            has_changed: false,
            last: None,
            is_ordered: true,
        }
    }

    /// Reads the next page, or ends. Nothing changes before a page has been read.
    pub async fn step(&mut self) -> Result<Step, FetchError> {
        let Some(page) = &self.next else { return Ok(Step::End(self.end())) };
        let stage = if self.pages == 0 { Stage::Beginning } else { Stage::Underway };
        let netbox = &self.netbox;
        let before = self.counts.seen;
        let mut read = netbox.http.get(page, stage, |body| netbox.read(page, body, before)).await?;
        self.read.insert(hash(page));
        if let Some(next) = &read.next
            && (self.read.contains(&hash(next)) || self.pages + 1 >= MOST_PAGES)
        {
            return Err(FetchError::Loop { page: netbox.http.page(page), next: netbox.http.page(next) });
        }
        self.has_changed |= self.pages > 0 && self.count != read.count;
        self.pages += 1;
        self.count = read.count;
        for id in read.ids {
            self.is_ordered &= self.last.is_none_or(|last| last < id);
            self.last = Some(id);
        }
        self.next = read.next;
        self.counts.add(read.chunk.counts);
        self.fullest = self.fullest.max(read.chunk.counts.seen);
        read.chunk.progress = self.progress();
        Ok(Step::Chunk(read.chunk))
    }

    fn progress(&self) -> Progress {
        let pages = self.count.map(|count| count.div_ceil(self.fullest.max(1)).max(self.pages));
        Progress { done: self.pages, total: pages, unit: Unit::Pages }
    }

    fn end(&self) -> End {
        let seen = self.counts.seen;
        let coverage = match self.count {
            None => Coverage::Partial(Gap::NotCounted),
            Some(counted) if counted != seen || self.has_changed => {
                Coverage::Partial(Gap::ListChanged { counted, seen })
            }
            Some(_) if !self.is_ordered => Coverage::Partial(Gap::OutOfOrder),
            Some(_) => Coverage::Whole(Whole::proved()),
        };
        End { counts: self.counts, coverage }
    }
}

impl Netbox {
    /// Reads a page; `before` rows came on earlier ones.
    fn read(&self, page: &Url, body: &[u8], before: u64) -> Result<Read, Misread> {
        let not_netbox = |reason: &str| {
            let reason = text::excerpt(&self.http.token.redact(reason));
            Misread::Other(FetchError::NotNetbox { page: self.http.page(page), reason })
        };
        let listed: Page<'_> = serde_json::from_slice(body).map_err(|error| match error.is_eof() {
            true => Misread::Truncated(error.to_string()),
            false => not_netbox(&error.to_string()),
        })?;
        if listed.results.len() > self.page_size as usize {
            let reason = format!("{} rows on a page of at most {}", listed.results.len(), self.page_size);
            return Err(not_netbox(&reason));
        }
        let next = listed.next.as_deref().filter(|next| !next.is_empty());
        let next = next.map(|next| self.follow(page, next)).transpose().map_err(Misread::Other)?;
        if next.is_some() && listed.results.is_empty() {
            return Err(not_netbox("a page without rows names a next one"));
        }
        let (ids, chunk) = self.chunk(page, &listed.results, before).map_err(Misread::Other)?;
        Ok(Read { count: listed.count, next, ids, chunk })
    }

    /// The records of a page, before which `before` rows came.
    fn chunk(&self, page: &Url, rows: &[&RawValue], before: u64) -> Result<(Vec<u64>, Chunk), FetchError> {
        let seen_at = self.http.clock.now();
        let (mut ids, mut devices) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        let mut counts = Counts::default();
        for row in rows {
            counts.seen += 1;
            let row = Row::read(row.get()).and_then(Row::understand).map_err(|flaw| {
                let Flaw { field, value, reason } = flaw;
                let shown = |text: &str| text::excerpt(&self.http.token.redact(text));
                let (field, value, reason) = (shown(&field), shown(&value), self.http.token.redact(&reason));
                FetchError::Row { page: self.http.page(page), row: before + counts.seen, field, value, reason }
            })?;
            ids.push(row.id);
            match row.address {
                None => counts.without_address += 1,
                Some(address) if self.blacklist.holds(address) => counts.blacklisted += 1,
                Some(address) => devices.push(row.update(address, &self.partition, seen_at)),
            }
        }
        let progress = Progress { done: 0, total: None, unit: Unit::Pages };
        Ok((ids, Chunk { devices, counts, bad: Vec::new(), progress }))
    }

    /// Where the next page is. The token goes nowhere but to the endpoint's origin.
    fn follow(&self, page: &Url, next: &str) -> Result<Url, FetchError> {
        let foreign = |next: &str| {
            let next = text::excerpt(&self.http.token.redact(next));
            FetchError::ForeignNext { page: self.http.page(page), next }
        };
        let url = page.join(next).map_err(|_| foreign("not an address"))?;
        let is_own = url.origin() == self.first.origin() && url.username().is_empty() && url.password().is_none();
        if is_own { Ok(url) } else { Err(foreign(&http::shown(&url))) }
    }
}

fn hash(url: &Url) -> u64 {
    let mut hasher = DefaultHasher::new();
    url.as_str().hash(&mut hasher);
    hasher.finish()
}
