//! What customer, brand and merchant do alike with parcels and returns: the same pages and forms over the same business, only
//! the ways there differ.

mod desk;
mod pack;
mod parcels;
mod returns;
mod slip;
mod story;

pub(in crate::routes) use desk::OrderDesk;
pub(in crate::routes) use pack::{TypedParcel, TypedTracking, change_parcel, pack, packs};
pub(in crate::routes) use parcels::{customer_parcels, desk_parcels};
pub(in crate::routes) use returns::{
    ReturnLinks, photo, reason_words, return_problem, return_state, return_view,
};
pub(in crate::routes) use slip::slip;
pub(in crate::routes) use story::{Names, story};
