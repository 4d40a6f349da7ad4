//! Everything payouts ask of the database.

mod due;
mod read;
mod settings;
mod step;

pub(super) use due::{Due, brands_of, due, insert, insert_items, members_due};
pub(super) use read::{
    details, details_for, files, funds, lines, of_merchant, of_payee, payout, ready, runs, set_details, sums_of_payee,
};
pub(super) use settings::{
    BY_HAND, OpenRun, close_run, lock_settings, open_run, open_runs, schedules, set_settings, settings,
};
pub(super) use step::{become_paid, become_sent, come_to_nothing, insert_file, set_short};
