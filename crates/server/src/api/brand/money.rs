use sdk::v1::{Balance, Balances};

use crate::api::access::AsBrand;
use crate::api::answer::Found;
use crate::api::body::Empty;
use crate::api::call::{Call, NoQuery};
use crate::api::money::money;
use crate::api::problem::Problem;

pub(super) async fn balances(call: Call<AsBrand, NoQuery, Empty>) -> Result<Found<Balances>, Problem> {
    let balances = call.market().earnings().of_brand(call.who.0).await?;
    let balance =
        |balance: ledger::Balance| Balance { available: money(balance.posted), pending: money(balance.pending) };
    Ok(Found(Balances { data: balances.into_iter().map(balance).collect() }))
}
