//! Networks as they are: what the tool does on the way to a tenant. Which is proven where:
//!
//! | what | where |
//! |---|---|
//! | a redirect takes no credential along | `redirects.rs` |
//! | proxies, by variable and by `--proxy` | `proxies.rs`, with `proxy.rs` as the proxy |
//! | certificates, trust and this machine's clock | `certificates.rs`; leaps of the clock in `../clocks.rs` |
//! | TLS and HTTP versions, IPv6, names, ports and silence | `connections.rs`; without TLS in `../addresses.rs` |
//! | waits that a tenant asks for, and replies that drip | `patience.rs` |

mod certificates;
mod connections;
mod patience;
mod proxies;
mod proxy;
mod redirects;
