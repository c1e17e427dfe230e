//! Cursors in the wrong hands: another tenant's, another query's, and broken ones.

use resource_runtime::testing::Random;
use tests::http::Reply;
use tests::world::{Tenant, World};

use crate::choice::resources;
use crate::oracle::Pair;
use crate::request::{Request, encoded};

/// Cursors by the path of the list that they were made for.
pub struct Cursors {
    /// Of B and C, for lists that A has as well.
    foreign: Vec<(String, String)>,
    /// Of A.
    own: Vec<(String, String)>,
}

impl Cursors {
    /// The cursors of the first pages of all lists of B and C.
    pub async fn collect(world: &World) -> Cursors {
        let mut cursors = Cursors { foreign: Vec::new(), own: Vec::new() };
        for entry in resources() {
            let list = format!("/{}", entry.meta.api_type);
            for tenant in [Tenant::B, Tenant::C] {
                let who = format!("@{} super_admin", tenant.letter());
                let reply = world.get(Some(&who), &format!("{list}?page[size]=1")).await;
                cursors.foreign.extend(next(&reply).map(|cursor| (list.clone(), cursor)));
            }
        }
        assert!(cursors.foreign.len() >= 16, "there are cursors to steal: {}", cursors.foreign.len());
        cursors
    }

    /// Keeps a cursor of an answer to A.
    pub fn keep(&mut self, request: &Request, reply: &Reply) {
        self.own.extend(next(reply).map(|cursor| (request.path.clone(), cursor)));
    }

    /// Uses one where it does not belong. `Ok` says whether there was one; `Err` if it was taken.
    pub async fn try_one(&self, pair: &Pair, random: &mut Random) -> Result<bool, String> {
        let (path, cursor, why) = match random.below(3) {
            0 => {
                let (path, cursor) = random.pick(&self.foreign);
                (path.clone(), cursor.clone(), "another tenant's cursor")
            }
            1 if !self.own.is_empty() => {
                // Every list has its own shape; a filter that nothing else asks for makes sure of it.
                let (path, cursor) = random.pick(&self.own);
                let list = path.split('?').next().unwrap_or_default();
                let meta = resources().map(|entry| entry.meta).find(|meta| list == format!("/{}", meta.api_type));
                let Some(meta) = meta else { return Ok(false) };
                let key = meta.fields[usize::from(meta.key[0])].name;
                (format!("{list}?filter[{key}][is_null]=false"), cursor.clone(), "another query's cursor")
            }
            _ => {
                let (path, cursor) = random.pick(&self.foreign);
                let mut bytes = cursor.clone().into_bytes();
                let at = random.below(bytes.len());
                bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
                (path.clone(), String::from_utf8_lossy(&bytes).into_owned(), "a broken cursor")
            }
        };
        let joint = if path.contains('?') { '&' } else { '?' };
        let path = format!("{path}{joint}page[size]=1&page[after]={}", encoded(&cursor));
        let reply = pair.crowded.get(Some("@a super_admin"), &path).await;
        match (reply.status, reply.code().as_str()) {
            (400, "cursor") => Ok(true),
            _ => Err(format!("{why} is taken: GET {path}\n  {} {}", reply.status, reply.text)),
        }
    }
}

/// The cursor in the link to the next page.
fn next(reply: &Reply) -> Option<String> {
    if reply.status != 200 {
        return None;
    }
    let document = reply.json();
    let link = document["links"]["next"].as_str()?.to_owned();
    let (_, cursor) = link.split_once("page%5Bafter%5D=").or_else(|| link.split_once("page[after]="))?;
    Some(cursor.split('&').next().unwrap_or_default().to_owned())
}
