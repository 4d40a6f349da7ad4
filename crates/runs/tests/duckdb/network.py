"""Makes the files of a run from real data, and computes with SQL what everybody has to earn.

    python network.py uci|stackernews DATA OUT
"""

import sys

import duckdb

what, data, out = sys.argv[1:]
sql = duckdb.connect().execute

if what == "uci":
    # A wholesaler's invoices, cancelled ones as refunds, and a network that every run makes the same.
    sql(f"""
        create table orders as
        select InvoiceNo as "order", row_number() over () as line, CustomerID::bigint::varchar as member,
            InvoiceDate as date, case when InvoiceNo like 'C%' then 'refund' else 'retail' end as class,
            (Quantity::decimal(18, 0) * UnitPrice::decimal(18, 4))::decimal(18, 4) as pv
        from '{data}/orders/uci-online-retail/onlineretail.parquet' where CustomerID is not null""")
    sql("""
        create table numbered as
        select member, row_number() over (order by member) as n from (select distinct member from orders)""")
    sql("""
        create table members as
        select m.member, coalesce(above.member, '') as enroller
        from numbered m left join numbered above on m.n > 1 and above.n = 1 + (m.n * 7919 + 104729) % greatest(m.n - 1, 1)""")
else:
    # Posts and their answers, with what was paid for each.
    sql(f"create table items as select * from read_csv('{data}/networks/stackernews/items.csv.gz')")
    sql("""
        create table members as
        select i.item_id::varchar as member, coalesce(above.item_id::varchar, '') as enroller
        from items i left join items above on above.item_id = i.parent_id""")
    sql("""
        create table orders as
        select item_id as "order", 1 as line, item_id::varchar as member, make_timestamp(unix_ts * 1000000) as date,
            kind as class, coalesce(sats, 0)::decimal(18, 4) as pv
        from items""")

sql(f"copy members to '{out}/members.parquet' (format parquet)")
sql(f"copy orders to '{out}/orders.parquet' (format parquet, compression zstd)")

sql("""
    create table own as
    select m.member, m.enroller, coalesce(o.cv, 0) as cv
    from members m left join (select member, sum(pv) as cv from orders group by member) o using (member)""")
sql("""
    create table grouped as
    with recursive counts(source, node, cv) as (
        select member, member, cv from own where cv <> 0
        union all
        select source, own.enroller, counts.cv from counts join own on own.member = node where own.enroller <> '')
    select own.member, coalesce(sum(counts.cv), 0) as gv
    from own left join counts on counts.node = own.member group by own.member""")
sql("""
    create table who as
    with wide as (
        select below.enroller as member, count(*) as n from own below join grouped using (member)
        where gv >= 2000 group by below.enroller)
    select own.member, own.enroller, cv, gv, cv >= 500 as active,
        case when cv < 500 or gv < 2000 then 0 when gv >= 20000 and coalesce(wide.n, 0) >= 2 then 2 else 1 end as rank,
        case when cv < 500 or gv < 1000 then 0 when gv < 10000 then 2 when gv < 100000 then 5 else 9 end as rate
    from own join grouped using (member) left join wide using (member)""")
sql("""
    create table walk as
    with recursive up(source, node, cv, plain, compressed, dynamic, below) as (
        select member, enroller, cv, 1, 1, 1, rate from who where cv <> 0 and enroller <> ''
        union all
        select source, w.enroller, up.cv, plain + 1, compressed + active::int,
            dynamic + (active and dynamic <= rank + 1)::int, greatest(below, rate)
        from up join who w on w.member = node where w.enroller <> '')
    select up.*, w.rank, w.rate from up join who w on w.member = node where w.active""")

levels = "case {} when 1 then 5 when 2 then 3 when 3 then 2 else 0 end"
parts = f"""
    select 'Plain' as bonus, node as member, cv * {levels.format("plain")} as hundredths from walk
    union all select 'Compressed', node, cv * {levels.format("compressed")} from walk
    union all select 'Dynamic', node, cv * {levels.format("dynamic")} from walk where dynamic <= rank + 1
    union all select 'Differences', node, cv * greatest(rate - below, 0) from walk
    union all select 'Differences', member, cv * rate from who"""
sql(f"""
    copy (
        select member, bonus, amount from (
            select member, bonus, round(sum(hundredths)::decimal(30, 4) * 0.01, 2)::decimal(18, 2) as amount
            from ({parts}) group by member, bonus)
        where amount <> 0) to '{out}/expected.csv' (header)""")
