//! The rules of one request, and what they decide for an actor.
//!
//! The decision is a few bit tests. Only when conditions are left over is there a tree to build,
//! once per set of roles. Not here: how rules were found to match ([`crate::reach`]).

use crate::{condition::Condition, model::PolicyEffect, roles::RoleSet, rules::Effect};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// A rule as far as it concerns one request.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The roles it matches; inheritance is included.
    pub roles: RoleSet,
    /// What it does.
    pub effect: Effect,
    /// On which rows; `None` on every row.
    pub condition: Option<Condition>,
    /// Its number in [`crate::Policies::rules`].
    pub rule: usize,
}

/// All rules of one action, or of seeing one field.
#[derive(Debug)]
pub struct Grants {
    combine: PolicyEffect,
    tag: u64,
    open: bool,
    always: Masks,
    sometimes: Masks,
    grants: Box<[Grant]>,
    trees: RwLock<HashMap<Box<[RoleSet]>, Arc<Condition>>>,
}

/// Roles by effect.
#[derive(Debug)]
struct Masks {
    allow: RoleSet,
    deny: RoleSet,
}

/// What an actor may do.
#[derive(Clone, Copy, Debug)]
pub enum Decision<'a> {
    /// Nothing, on any row.
    Deny,
    /// Everything, on every row.
    Allow,
    /// It depends on the row.
    When(ConditionRef<'a>),
}

/// The condition of one decision.
#[derive(Clone, Copy, Debug)]
pub struct ConditionRef<'a> {
    grants: &'a Grants,
    principals: &'a [RoleSet],
}

enum Verdict {
    Deny,
    Allow,
    When,
}

/// As many role combinations keep their tree, for each request; more are built when asked for.
const MOST_TREES: usize = 256;

impl Grants {
    pub(crate) fn new(combine: PolicyEffect, tag: u64, grants: Vec<Grant>) -> Grants {
        let masks = || Masks { allow: RoleSet::empty(tag), deny: RoleSet::empty(tag) };
        let (mut always, mut sometimes) = (masks(), masks());
        for grant in &grants {
            let masks = if grant.condition.is_none() { &mut always } else { &mut sometimes };
            match grant.effect {
                Effect::Allow => masks.allow.unite(&grant.roles),
                Effect::Deny => masks.deny.unite(&grant.roles),
            }
        }
        Grants { combine, tag, open: false, always, sometimes, grants: grants.into(), trees: RwLock::default() }
    }

    /// For a field that no rule names.
    pub(crate) fn open(combine: PolicyEffect, tag: u64) -> Grants {
        Grants { open: true, ..Grants::new(combine, tag, Vec::new()) }
    }

    /// Whether this is a field that no rule names: whoever reads the row sees it.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The rules, in the order of the files.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// What an actor may do. **Every** principal must allow; an actor without one may nothing.
    pub fn decide<'a>(&'a self, principals: &'a [RoleSet]) -> Decision<'a> {
        let mut decision = match principals.is_empty() {
            true => Decision::Deny,
            false => Decision::Allow,
        };
        for principal in principals {
            match self.verdict(principal) {
                Verdict::Deny => return Decision::Deny,
                Verdict::Allow => {}
                Verdict::When => decision = Decision::When(ConditionRef { grants: self, principals }),
            }
        }
        decision
    }

    fn verdict(&self, principal: &RoleSet) -> Verdict {
        if !principal.belongs_to(self.tag) {
            return Verdict::Deny;
        }
        if self.open {
            return Verdict::Allow;
        }
        let allowed = self.always.allow.intersects(principal);
        let allowed_sometimes = self.sometimes.allow.intersects(principal);
        match self.combine {
            PolicyEffect::AllowOverride if allowed => Verdict::Allow,
            PolicyEffect::AllowOverride if allowed_sometimes => Verdict::When,
            PolicyEffect::AllowOverride => Verdict::Deny,
            PolicyEffect::DenyOverride if self.always.deny.intersects(principal) => Verdict::Deny,
            PolicyEffect::DenyOverride if !allowed && !allowed_sometimes => Verdict::Deny,
            PolicyEffect::DenyOverride if allowed && !self.sometimes.deny.intersects(principal) => Verdict::Allow,
            PolicyEffect::DenyOverride => Verdict::When,
            PolicyEffect::Priority => self.first_verdict(principal),
        }
    }

    /// The first rule without a condition decides, unless one before it may.
    fn first_verdict(&self, principal: &RoleSet) -> Verdict {
        let (mut may_allow, mut may_deny) = (false, false);
        for grant in self.grants.iter().filter(|grant| grant.roles.intersects(principal)) {
            match (grant.effect, &grant.condition) {
                (Effect::Allow, Some(_)) => may_allow = true,
                (Effect::Deny, Some(_)) => may_deny = true,
                (Effect::Allow, None) if may_deny => return Verdict::When,
                (Effect::Allow, None) => return Verdict::Allow,
                (Effect::Deny, None) => break,
            }
        }
        match may_allow {
            true => Verdict::When,
            false => Verdict::Deny,
        }
    }

    /// The rows that one principal reaches.
    fn tree(&self, principal: &RoleSet) -> Condition {
        if !principal.belongs_to(self.tag) {
            return Condition::False;
        }
        if self.open {
            return Condition::True;
        }
        let matching = |effect: Effect| {
            let grants = self.grants.iter().filter(move |grant| grant.effect == effect);
            grants.filter(|grant| grant.roles.intersects(principal)).map(Grant::rows)
        };
        match self.combine {
            PolicyEffect::AllowOverride => Condition::any(matching(Effect::Allow)),
            PolicyEffect::DenyOverride => {
                let denied = Condition::any(matching(Effect::Deny));
                Condition::all([Condition::any(matching(Effect::Allow)), denied.negated()])
            }
            PolicyEffect::Priority => {
                let matching = self.grants.iter().filter(|grant| grant.roles.intersects(principal));
                matching.rev().fold(Condition::False, |later, grant| match grant.effect {
                    Effect::Allow => Condition::any([grant.rows(), later]),
                    Effect::Deny => Condition::all([grant.rows().negated(), later]),
                })
            }
        }
    }
}

impl Grant {
    fn rows(&self) -> Condition {
        self.condition.clone().unwrap_or(Condition::True)
    }
}

impl Decision<'_> {
    /// The rows as a condition: `False`, `True`, or the tree.
    pub fn tree(&self) -> Arc<Condition> {
        match self {
            Decision::Deny => Arc::new(Condition::False),
            Decision::Allow => Arc::new(Condition::True),
            Decision::When(condition) => condition.tree(),
        }
    }

    /// Whether the row is reached of which `scope` knows the scopes' truth.
    pub fn holds(&self, scope: &impl Fn(u16) -> Option<bool>) -> bool {
        match self {
            Decision::Deny => false,
            Decision::Allow => true,
            Decision::When(condition) => condition.tree().evaluate(scope) == Some(true),
        }
    }
}

impl ConditionRef<'_> {
    /// The rows that every principal reaches. Built once for a combination of roles, so equal
    /// actors get the same `Arc`: its address can key what is made of it.
    pub fn tree(&self) -> Arc<Condition> {
        let trees = &self.grants.trees;
        if let Some(tree) = trees.read().unwrap_or_else(PoisonError::into_inner).get(self.principals) {
            return tree.clone();
        }
        let each = self.principals.iter().map(|principal| self.grants.tree(principal));
        let tree = Arc::new(Condition::all(each));
        let mut trees = trees.write().unwrap_or_else(PoisonError::into_inner);
        match trees.len() < MOST_TREES {
            true => trees.entry(self.principals.into()).or_insert(tree).clone(),
            false => tree,
        }
    }
}
