//! Related rows: one query per relation and level, attached by hash join.
//!
//! Everything is planned before the first statement. A join is by the columns of the relation as the
//! audience sees them, so that a hidden reference leads nowhere.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use resource_core::meta::Relation;
use resource_core::{BinaryOp, Expr, Kind, Node, ResourceMeta, Scalar};
use uuid::Uuid;

use super::columns::{Columns, Held};
use super::condition::{Only, Rows};
use super::order::{Along, Order};
use super::reading::{Reading, compared};
use super::{Answer, Column, Include, Included, MOST_INCLUDED, MOST_LEVELS, More, PageRequest, visible};
use crate::db::Access;
use crate::error::{Class, Error, Failure, Result};
use crate::hook::Boxed;
use crate::row::{Cell, Row};
use crate::sql::condition;

/// How many keys one statement asks for, by how many columns they have.
const MOST_KEYS: usize = 1_000;
const MOST_COMPOSITE_KEYS: usize = 128;

/// The relations to load with the rows of a read.
pub(super) struct Includes<'a>(Vec<Join<'a>>);

/// One relation to load.
struct Join<'a> {
    at: u16,
    relation: &'static Relation,
    reading: Reading<'a>,
    rows: Rows,
    order: Order,
    columns: Columns,
    nested: Includes<'a>,
    /// Where the rows of the read hold their side of the join.
    own: Vec<Held>,
    /// The related rows' side, and where they hold it.
    target: Vec<(Expr, Held)>,
}

impl<'a> Includes<'a> {
    /// Plans the relations of a read and makes its rows hold what joins need.
    ///
    /// # Errors
    /// A refusal where the actor may read no row of a related resource, [`Class::Malformed`] for a
    /// relation that does not leave the server.
    pub fn of(reading: &Reading<'a>, columns: &mut Columns) -> Result<Includes<'a>> {
        if reading.level > MOST_LEVELS {
            return Err(refused("levels", format!("Relations are included {MOST_LEVELS} levels deep at most.")));
        }
        let joins = reading.query.include.iter().map(|include| Join::of(reading, include, columns));
        joins.collect::<Result<_>>().map(Includes)
    }

    /// Loads the relations of some rows.
    pub fn load<'b>(self, rows: &'b [Row]) -> Boxed<'b, Result<Vec<Included>>>
    where
        'a: 'b,
    {
        Box::pin(async move {
            let mut included = Vec::with_capacity(self.0.len());
            for join in self.0 {
                included.push(join.load(rows).await?);
            }
            Ok(included)
        })
    }
}

impl<'a> Join<'a> {
    fn of(parent: &Reading<'a>, include: &'a Include, parent_columns: &mut Columns) -> Result<Join<'a>> {
        let relation = &parent.meta.relations[include.relation as usize];
        if parent.is_outside() && !relation.public {
            return Err(visible::unnameable("include"));
        }
        if relation.is_many() && include.query.page != PageRequest::default() {
            return Err(refused("paging", format!("`{}` is included whole, not in pages.", relation.name)));
        }
        let reading = parent.related(relation.target, &include.query)?;
        let mut columns = Columns::of(&reading)?;
        let (own, target) = pairs(parent.meta, relation)
            .map(|(own, target)| {
                let own = joined(parent, parent_columns, own);
                (own.1, joined(&reading, &mut columns, target))
            })
            .unzip();
        let rows = Rows::of(&reading, Only::Matching)?;
        let order = if relation.is_many() { Order::of(&reading)? } else { Order::none() };
        let nested = Includes::of(&reading, &mut columns)?;
        Ok(Join { at: include.relation, relation, reading, rows, order, columns, nested, own, target })
    }

    async fn load(self, parents: &[Row]) -> Result<Included> {
        let keys = self.keys(parents)?;
        let mut found = Vec::new();
        let chunk = if self.target.len() > 1 { MOST_COMPOSITE_KEYS } else { MOST_KEYS };
        if !self.rows.are_none() {
            for keys in keys.chunks(chunk) {
                self.query(keys, &mut found).await?;
            }
        }
        let by_parent = self.attached(parents, &found)?;
        let included = self.nested.load(&found).await?;
        let selection = self.columns.into_selection();
        let meta = self.relation.target;
        let answer =
            Answer { meta, selection, rows: found, count: None, more: More::default(), included, cursors: None };
        Ok(Included { relation: self.at, answer: Arc::new(answer), by_parent })
    }

    /// The different keys that the parents' rows refer to.
    fn keys(&self, parents: &[Row]) -> Result<Vec<Vec<Scalar>>> {
        let mut seen = HashSet::with_capacity(parents.len());
        let mut keys = Vec::new();
        for parent in parents {
            if let Some(key) = Key::of(parent, self.own.iter())
                .map_err(|error| error.caused_by(format!("relation `{}`", self.relation.name)))?
                && seen.insert(key)
            {
                let values = self.own.iter().map(|held| parent.scalar(held.at, held.kind));
                keys.push(values.collect::<Result<_>>()?);
            }
        }
        Ok(keys)
    }

    async fn query(&self, keys: &[Vec<Scalar>], found: &mut Vec<Row>) -> Result<()> {
        let mut select = self.columns.select(&self.reading);
        let mut narrowed = self.rows.narrow(&mut select, &self.reading);
        if let Some(refers) = self.refers_to(keys) {
            condition(narrowed.next(&mut select), &refers, &self.reading.scope());
        }
        if self.relation.is_many() {
            self.order.sort(&mut select, &self.reading, Along::Forwards);
            // In the text: a planner that sees a parameter instead expects a tenth of all rows, and reads the whole
            // tenant in order rather than sort what few there are.
            select.add(" LIMIT ").number(MOST_INCLUDED + 1);
        }
        let mut rows = self.reading.cx().connection().query(Access::Read, select).await?;
        self.columns.complete(&self.reading, &mut rows)?;
        found.extend(rows);
        if found.len() > MOST_INCLUDED {
            let text = format!("`{}` has more than {MOST_INCLUDED} rows on this page.", self.relation.name);
            return Err(refused("too_many_rows", text));
        }
        Ok(())
    }

    /// The condition for rows with one of these keys; none where the tenant alone connects the two.
    fn refers_to(&self, keys: &[Vec<Scalar>]) -> Option<Expr> {
        match self.target.as_slice() {
            [] => None,
            [(expr, _)] => Some(expr.clone().is_in(keys.iter().map(|key| key[0].clone()))),
            several => {
                // As with lists, few lengths, so that the cache of prepared statements holds them.
                let padding = keys.last().into_iter().cycle().take(keys.len().next_power_of_two() - keys.len());
                let one = |key: &Vec<Scalar>| {
                    let equal = several.iter().zip(key).map(|((expr, _), value)| {
                        Expr::binary(BinaryOp::Equal, expr.clone(), Expr::leaf(Node::Const(value.clone())))
                    });
                    Expr::all(equal)
                };
                Some(Expr::any(keys.iter().chain(padding).map(one)))
            }
        }
    }

    /// For each parent, the positions of its related rows.
    fn attached(&self, parents: &[Row], found: &[Row]) -> Result<Vec<Vec<usize>>> {
        let mut by_key: HashMap<Key<'_>, Vec<usize>> = HashMap::with_capacity(found.len());
        for (at, row) in found.iter().enumerate() {
            if let Some(key) = Key::of(row, self.target.iter().map(|(_, held)| held))? {
                let rows = by_key.entry(key).or_default();
                if self.relation.is_many() || rows.is_empty() {
                    rows.push(at);
                }
            }
        }
        let attached = parents.iter().map(|parent| {
            let key = Key::of(parent, self.own.iter())?;
            Ok(key.and_then(|key| by_key.get(&key)).cloned().unwrap_or_default())
        });
        attached.collect()
    }
}

/// The pairs of fields that connect two rows of one tenant.
fn pairs(meta: &'static ResourceMeta, relation: &'static Relation) -> impl Iterator<Item = (u16, u16)> {
    let tenant = (meta.tenant_field(), relation.target.tenant_field());
    relation.on.iter().copied().filter(move |(own, target)| (Some(*own), Some(*target)) != tenant)
}

/// One side of a join as the audience sees it, and where rows hold it.
fn joined(reading: &Reading<'_>, columns: &mut Columns, field: u16) -> (Expr, Held) {
    let sight = visible::sight(&reading.viewer, reading.meta, Column::Field(field));
    let expr = sight.through(compared(reading.meta, field));
    let kind = match reading.meta.fields[field as usize].kind {
        Kind::CiText => Kind::Text,
        kind => kind,
    };
    let held = columns.hold_expr(expr.clone(), kind);
    (expr, held)
}

fn refused(code: &'static str, text: String) -> Error {
    Error::with_failures(Class::Malformed, vec![Failure::parameter("include", code, text)])
}

/// One side of a join, borrowed from its row.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    One(Part<'a>),
    Several(Vec<Part<'a>>),
}

#[derive(PartialEq, Eq, Hash)]
enum Part<'a> {
    Bool(bool),
    I64(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
    Uuid(Uuid),
    Time(i64),
}

impl<'a> Key<'a> {
    /// The values of a row; `None` if one is null, which equals nothing.
    fn of<'h>(row: &'a Row, held: impl ExactSizeIterator<Item = &'h Held>) -> Result<Option<Key<'a>>> {
        let single = held.len() == 1;
        let mut parts = held.map(|held| Part::of(row.cell(held.at, held.kind)?));
        if single {
            let part = parts.next().transpose()?.flatten();
            return Ok(part.map(Key::One));
        }
        Ok(parts.collect::<Result<Option<Vec<_>>>>()?.map(Key::Several))
    }
}

impl<'a> Part<'a> {
    fn of(cell: Cell<'a>) -> Result<Option<Part<'a>>> {
        Ok(Some(match cell {
            Cell::Null => return Ok(None),
            Cell::Bool(truth) => Part::Bool(truth),
            Cell::I64(number) => Part::I64(number),
            Cell::Text(text) => Part::Text(text),
            Cell::Bytes(bytes) => Part::Bytes(bytes),
            Cell::Uuid(uuid) => Part::Uuid(uuid),
            Cell::Time(micros) => Part::Time(micros),
            Cell::F64(_) | Cell::Json(_) => return Err(Error::internal("rows are not joined by numbers or documents")),
        }))
    }
}
