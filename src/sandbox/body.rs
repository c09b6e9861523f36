//! A reply's body as it goes out: whole, slowly, or cut off.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::time::Sleep;

/// Pieces with a pause between them.
#[derive(Debug)]
pub(super) struct PacedBody {
    pieces: VecDeque<Bytes>,
    pause: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
    /// The connection breaks after the last piece.
    cut: bool,
}

impl PacedBody {
    /// All at once.
    pub(super) fn whole(bytes: Vec<u8>) -> Self {
        let pieces = if bytes.is_empty() {
            VecDeque::new()
        } else {
            [bytes.into()].into()
        };
        Self {
            pieces,
            pause: Duration::ZERO,
            waiting: None,
            cut: false,
        }
    }

    /// One byte, a pause, one byte, …
    pub(super) fn dripping(bytes: &[u8], pause: Duration) -> Self {
        let pieces = bytes
            .iter()
            .map(|byte| Bytes::copy_from_slice(&[*byte]))
            .collect();
        Self {
            pieces,
            pause,
            waiting: None,
            cut: false,
        }
    }

    /// These bytes, and then the connection breaks.
    pub(super) fn cut_off(bytes: Vec<u8>) -> Self {
        // The pause lets what was written go out before the connection is dropped.
        let pause = Duration::from_millis(20);
        Self {
            pause,
            cut: true,
            ..Self::whole(bytes)
        }
    }
}

impl Body for PacedBody {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if let Some(sleep) = self.waiting.as_mut() {
            if sleep.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.waiting = None;
        }
        let Some(piece) = self.pieces.pop_front() else {
            let cut = std::mem::take(&mut self.cut);
            return Poll::Ready(cut.then(|| Err(std::io::ErrorKind::ConnectionAborted.into())));
        };
        if !self.pause.is_zero() && (self.cut || !self.pieces.is_empty()) {
            self.waiting = Some(Box::pin(tokio::time::sleep(self.pause)));
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty() && !self.cut
    }

    fn size_hint(&self) -> SizeHint {
        if self.cut {
            // The announced length is a lie, which the server must not check against this.
            return SizeHint::new();
        }
        let length = self.pieces.iter().map(Bytes::len).sum::<usize>();
        SizeHint::with_exact(u64::try_from(length).unwrap_or(u64::MAX))
    }
}
