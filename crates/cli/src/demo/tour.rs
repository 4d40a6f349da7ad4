use std::time::Duration;

use super::accounts::{self, Accounts};

/// Prints where to look, where letters are, and who to be.
pub(super) fn print(url: &str, letters: &str, accounts: &Accounts, made: bool, took: Duration) {
    let seconds = took.as_secs();
    let tenths = took.subsec_millis() / 100;
    if made {
        say!("A month of shop life was made in this folder; ready after {seconds}.{tenths} s.");
    } else {
        say!("This folder was lived in already: everything is as it was left. Ready after {seconds}.{tenths} s.");
    }
    say!();
    say!("A short tour");
    say!("  1. Buy something      {url}/@mara          a seller's boutique; put two brands in one cart");
    say!("                                                      and use her coupon, MARA10");
    say!("  2. Be the shop        {url}/manage/shops/courtyard    confirm the payment, refund a line");
    say!("  3. Be the seller      {url}/sell/courtyard/earnings   every cent with its reason");
    say!("  4. Be the brand       {url}/manage/brands/lehm-loeffel");
    say!("  5. Run the platform   {url}/operate               its health, and what it does in the background");
    say!();
    say!("Letters to customers are written into {letters}");
    say!();
    say!("Sign in with the password  {}", accounts.password);
    let people = [
        (accounts::OPERATOR.0.to_owned(), "runs the platform and both shops"),
        (accounts::BRAND.0.to_owned(), "owns the eight brands"),
        (accounts::seller_address("mara"), "sells, and has a team of thousands"),
        (accounts::CUSTOMER.0.to_owned(), "buys"),
    ];
    for (email, what) in people {
        say!("  {email:<24} {what}");
    }
    say!();
    say!("Stop with Ctrl-C; start again and everything is still there.");
}
