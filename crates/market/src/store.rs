use db::{DbError, Tx, params};

use crate::Totals;

pub(crate) async fn totals(tx: &mut Tx) -> Result<Totals, DbError> {
    let select = "SELECT (SELECT COUNT(*) FROM member) AS members, (SELECT COUNT(*) FROM sales_order) AS orders";
    tx.one(select, params![], |row| Ok(Totals { members: row.get("members")?, orders: row.get("orders")? })).await
}
