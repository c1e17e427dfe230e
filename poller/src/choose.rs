//! Which agent gets a check: the one that is wanted; else one of the wanted domain; else one of the partition; else one
//! that reaches all partitions. It must be able to do everything that the check needs. Among equals it is chance.

use crate::Scope;
use std::collections::HashSet;
use wire::{AgentCard, CheckTask, Subject, Withheld};

/// Where a check may run.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// What the poller serves here: it never looks beyond.
    pub(crate) scope: &'a Scope,
    /// The partition of the job; none means any that the scope has.
    pub(crate) partition: Option<&'a str>,
    /// The poller itself.
    pub(crate) poller: &'a str,
    /// Agents that core knows to be out of service.
    pub(crate) withheld: &'a HashSet<String>,
}

impl Place<'_> {
    /// How well an agent fits, less being better; none if it does not.
    pub(crate) fn rank(&self, key: &Subject, card: &AgentCard, task: &CheckTask) -> Option<u8> {
        let able = task.needs().all(|needed| card.capabilities.contains(&needed));
        (able && self.may_ask(key, card, task)).then(|| {
            let wanted = self.wanted();
            let of_domain = task.domain.is_some() && task.domain == card.domain;
            let of_partition = wanted.is_some() && key.partition() == wanted;
            match (of_domain, of_partition) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            }
        })
    }

    /// What an agent says of capabilities that it lacks for a check which it would get otherwise.
    pub(crate) fn lacks<'c>(&self, key: &Subject, card: &'c AgentCard, task: &CheckTask) -> Vec<&'c Withheld> {
        match self.may_ask(key, card, task) {
            true => {
                card.withheld.iter().filter(|lacks| task.needs().any(|needed| needed == lacks.capability)).collect()
            }
            false => Vec::new(),
        }
    }

    /// Whether an agent may be asked, if it is able.
    fn may_ask(&self, key: &Subject, card: &AgentCard, task: &CheckTask) -> bool {
        // The key says where it is registered; a card could claim anything.
        let reaches = match (key.partition(), self.wanted()) {
            (Some(own), Some(wanted)) => own == wanted,
            (None, _) | (_, None) => true,
        };
        key.tenant() == self.scope.tenant
            && reaches
            && !self.withheld.contains(key.kind())
            && card.poller.as_deref().is_none_or(|poller| poller == self.poller)
            && task.agent.as_deref().is_none_or(|agent| agent == key.kind())
    }

    fn wanted(&self) -> Option<&str> {
        self.partition.or(self.scope.partition.as_deref())
    }
}

/// Chance that can be repeated.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of so many, each as likely as the others to within 2^-32 or so; a SplitMix64 step.
    pub(crate) fn one_of(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = u128::from(mixed ^ (mixed >> 31));
        usize::try_from((mixed * count as u128) >> 64).unwrap_or(0)
    }
}
