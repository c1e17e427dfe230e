//! Bounds of every message. They hold when a message is made and when it is read.

use std::time::Duration;

/// Bytes of an encoded message; a broker's usual limit.
pub const MESSAGE_BYTES: usize = 1024 * 1024;
/// Checks in one job or one assignment.
pub const CHECKS: usize = 500;
/// Agents that one job is withheld from.
pub const WITHHELD: usize = 1_000;
/// Outcomes in one report; so many fit into a message whatever their texts.
pub const OUTCOMES: usize = 100;
/// Characters of an id or a name: poller, agent, partition, domain.
pub const NAME: usize = 128;
/// Characters of a target.
pub const TARGET: usize = 2_000;
/// Characters of a path or of a wanted body text.
pub const TEXT: usize = 2_000;
/// Characters of the text that says what went wrong.
pub const ERROR_TEXT: usize = 1_000;
/// Capabilities of an agent, or wanted by a check.
pub const CAPABILITIES: usize = 32;
/// Partitions of one tenant that one poller names.
pub const PARTITIONS: usize = 256;
/// Ranges of accepted HTTP status codes.
pub const STATUS_RANGES: usize = 16;
/// Redirects that a check may follow.
pub const REDIRECTS: u8 = 10;
/// Bytes of a response body that a check may read.
pub const BODY_BYTES: u32 = 1024 * 1024;
/// Bytes of a ping's payload: fits one Ethernet frame.
pub const PING_BYTES: u16 = 1_400;
/// Tries after the first one.
pub const RETRIES: u8 = 10;
/// The longest time one try may take.
pub const TIMEOUT: Duration = Duration::from_secs(300);
/// Characters of one part of a subject, after escaping.
pub const TOKEN: usize = NAME * 4 * 3;
