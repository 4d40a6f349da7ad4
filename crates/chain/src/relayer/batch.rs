//! Many orders in one call.

use alloy_primitives::{Address, Bytes};
use alloy_sol_types::SolCall as _;

use super::model::{Job, Request};
use crate::contracts::market::Market::{payCall, payManyCall, releaseCall, releaseManyCall};

/// A call that can go with others of its kind.
enum Order {
    Pay(Box<payCall>),
    Release(Box<releaseCall>),
}

impl Order {
    fn of(request: &Request, market: Address) -> Option<Self> {
        if request.to != market {
            return None;
        }
        match *request.data.first_chunk()? {
            payCall::SELECTOR => payCall::abi_decode_validate(&request.data).ok().map(|call| Self::Pay(call.into())),
            releaseCall::SELECTOR => {
                releaseCall::abi_decode_validate(&request.data).ok().map(|call| Self::Release(call.into()))
            }
            _ => None,
        }
    }
}

/// The first job, and those after it that can go with it, in their sequence: as many as all of them allow.
pub(super) fn group(waiting: Vec<Job>, market: Address) -> Vec<Job> {
    let kind = |job: &Job| Order::of(&job.request, market).map(|order| std::mem::discriminant(&order));
    let mut group: Vec<Job> = Vec::new();
    let mut most = usize::MAX;
    let Some(wanted) = waiting.first().map(kind) else { return group };
    for job in waiting {
        if group.is_empty() || (wanted.is_some() && kind(&job) == wanted && job.together > group.len()) {
            most = most.min(job.together.max(1));
            group.push(job);
            if group.len() >= most {
                break;
            }
        }
    }
    group
}

/// One call for all jobs of a group; the job's own for one alone.
pub(super) fn call(jobs: &[Job], market: Address) -> Option<(Address, Bytes)> {
    if let [job] = jobs {
        return Some((job.request.to, job.request.data.clone()));
    }
    let mut pays = payManyCall { orders: Vec::new(), terms: Vec::new(), means: Vec::new(), proofs: Vec::new() };
    let mut releases = releaseManyCall { orders: Vec::new() };
    for job in jobs {
        match Order::of(&job.request, market)? {
            Order::Pay(pay) => {
                pays.orders.push(pay.order);
                pays.terms.push(pay.terms);
                pays.means.push(pay.means);
                pays.proofs.push(pay.proof);
            }
            Order::Release(release) => releases.orders.push(release.order),
        }
    }
    match (pays.orders.is_empty(), releases.orders.is_empty()) {
        (false, true) => Some((market, pays.abi_encode().into())),
        (true, false) => Some((market, releases.abi_encode().into())),
        _ => None,
    }
}
