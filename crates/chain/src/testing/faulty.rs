//! A transport that fails once: before the node hears of the request, or after it has answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};

use alloy_json_rpc::{RequestPacket, ResponsePacket};
use alloy_transport::{TransportError, TransportErrorKind, TransportFut};
use tower::Service;

#[derive(Default)]
struct Plan {
    /// How many requests from now on are answered before one is not; never when it is the largest number.
    left: AtomicU64,
    heard: AtomicBool,
    failed: AtomicBool,
}

/// A transport around another one.
#[derive(Clone)]
pub struct Faulty<S> {
    inner: S,
    plan: Arc<Plan>,
}

impl<S> Faulty<S> {
    /// Fails nothing until it is told to.
    pub fn around(inner: S) -> Self {
        let plan = Plan { left: AtomicU64::new(u64::MAX), ..Plan::default() };
        Self { inner, plan: Arc::new(plan) }
    }

    /// Answers so many requests more, and not the next; whether the node hears of that one.
    pub fn fail_after(&self, answered: u64, heard: bool) {
        self.plan.heard.store(heard, Ordering::SeqCst);
        self.plan.failed.store(false, Ordering::SeqCst);
        self.plan.left.store(answered, Ordering::SeqCst);
    }

    /// Fails nothing any more; whether it has failed since it was told to.
    pub fn heal(&self) -> bool {
        self.plan.left.store(u64::MAX, Ordering::SeqCst);
        self.plan.failed.load(Ordering::SeqCst)
    }

    fn fails(&self) -> bool {
        let count = |left: u64| if left == u64::MAX { None } else { Some(left.checked_sub(1).unwrap_or(u64::MAX)) };
        let fails = self.plan.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, count) == Ok(0);
        self.plan.failed.fetch_or(fails, Ordering::SeqCst);
        fails
    }
}

impl<S> Service<RequestPacket> for Faulty<S>
where
    S: Service<RequestPacket, Response = ResponsePacket, Error = TransportError, Future = TransportFut<'static>>,
{
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: RequestPacket) -> Self::Future {
        if !self.fails() {
            return self.inner.call(request);
        }
        let heard = self.plan.heard.load(Ordering::SeqCst).then(|| self.inner.call(request));
        Box::pin(async move {
            if let Some(answer) = heard {
                let _ = answer.await;
            }
            Err(TransportErrorKind::backend_gone())
        })
    }
}
