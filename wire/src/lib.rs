//! Messages between the roles of the system, and the bus that carries them.
//!
//! Three roles talk here: core (schedules, keeps results), pollers (pick an agent for each piece of work), agents (run
//! checks). None but core has a database. What a message may contain is in [`message`], where it may go in
//! [`subject`], how it travels in [`bus`]; [`InProcess`] is the bus for a single process.
//!
//! # Who is there
//!
//! Pollers and agents register a lease ([`Bus::register`]) and renew it; whoever looks for them lists or watches.
//!
//! | lease | value | held by |
//! |---|---|---|
//! | `pollers.<tenant>.<partition>.<poller>` | [`PollerCard`] | a poller, one per tenant and partition it serves |
//! | `agents.<tenant>.<partition>.<agent>` | [`AgentCard`] | an agent |
//! | `assignments.<tenant>.<partition>.<attempt>` | [`Assignment`] | a poller, while an agent has work of it |
//!
//! A partition of `_` means none: serves, or applies to, all partitions of the tenant. Values are encoded [`Envelope`]s.
//! Revisions of leases grow strictly over the whole bus, so the revision of an assignment says which of two is newer.
//!
//! Core finds the pollers of a tenant as [`Seat`]s, each of which says whether it fits a job; which of those it takes,
//! and whether it tries another when one is busy, is core's affair.
//!
//! # One job, step by step
//!
//! | step | who asks whom | subject | message | answered |
//! |---|---|---|---|---|
//! | 1 | core, the poller it picked | `jobs.<tenant>.<partition>.<poller>` | [`RunJob`] | [`Body::Accepted`] when an agent has taken each check that can be placed; `Busy` or a [`Refusal`] otherwise |
//! | 2 | poller, the agent it picked | `checks.<tenant>.<partition>.<agent>` | [`RunChecks`] | [`Body::Accepted`] at once, before any check runs; `Busy` beyond the agent's bounds |
//! | 3 | agent, the poller that asked | `outcomes.<tenant>.<partition>.<poller>` | [`Outcomes`] | [`Body::Acknowledged`] **after** step 4 was |
//! | 4 | poller, any core | `results.<tenant>.<partition>.checks` | [`Outcomes`] | [`Body::Acknowledged`] once the results are durable |
//!
//! The partition in the subjects of steps 1 and 3 is the one of the poller's lease, of step 2 the agent's, of step 4 the
//! job's. A subject's tenant is the truth: a message that names another is refused.
//!
//! Results are acknowledged from the end: an agent keeps an outcome until core has stored it, and the poller does too,
//! so either may be lost without losing results. Both ask again, with the same outcomes, until they are acknowledged,
//! refused, or the deadline has passed; so core sees outcomes more than once and must tell them by job attempt and check.
//!
//! # Attempts and revisions
//!
//! Core gives a job an attempt ([`Envelope::attempt`] of step 1, repeated in step 4). The poller gives each assignment to
//! an agent its own attempt and the revision of the assignment's lease (steps 2 and 3, and [`Outcome::attempt`]). When an
//! agent is lost, what it has not answered gets a new attempt and a higher revision; outcomes of the old one are
//! [`Refusal::StaleAttempt`]. In steps 1 and 4 the revision is that of the poller's own lease.
//!
//! # Live signs
//!
//! `heartbeats.<tenant>.<partition>.poller` and `.agent` carry the same cards by publish/subscribe. Nothing depends on
//! one of them arriving. Such messages belong to no attempt: theirs is the id of the sender's run.
//!
//! # What is not here
//!
//! Transports over a network, streams of telemetry, and anything that runs, picks or stores.

pub mod bus;
mod clock;
mod error;
mod in_process;
pub mod limits;
pub mod message;
mod presence;
mod report;
mod seat;
pub mod subject;

pub use bus::{Bus, Change, Delivery, Entry, Lease, Payload, Request, call, call_for};
pub use clock::{Clock, SteadyClock, SystemClock};
pub use error::{BusError, CallError, CodecError, LeaseError, Refusal, Rejection, RoleError};
pub use in_process::InProcess;
pub use message::{
    AgentCard, Assignment, Body, Capability, Cause, Check, CheckTask, Envelope, HttpMethod, HttpSettings, Outcome,
    Outcomes, PingSettings, PollerAddress, PollerCard, RunChecks, RunJob, StatusRange, TcpSettings, Tls, VERSION,
    Verdict, Withheld,
};
pub use presence::Presence;
pub use report::{Backoff, report};
pub use seat::{Seat, Wanted};
pub use subject::{Family, Pattern, Subject, SubjectError};
