//! Sources read to their end and to their failure, over real sockets and from real files.

mod breaker;
mod csv;
mod failure;
mod folder;
mod json;
mod link;
mod paging;
mod secret;
mod support;
mod tls;
