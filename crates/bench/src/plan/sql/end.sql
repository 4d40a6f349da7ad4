-- Cents, the pool, and what nobody earned.

create table paid as
with exact as (
    select member, 'Start' as bonus, start as exact from done
    union all select member, 'Unilevel', unilevel from done
    union all select member, 'Differences', differences from done
    union all select member, 'Generations', generations from done)
select * from (
    select member, bonus, round(exact::decimal(30, 0) * 0.000001)::bigint as cents from exact where exact <> 0) as rounded
where cents <> 0;

insert into paid
with size as (select round((sum(cv) * 200)::decimal(30, 0) * 0.000001)::bigint as cents from place),
shares as (select member, 1 + gold as shares from done where rank >= 3),
sums as (select cents, total(shares) as all_shares from size cross join shares group by cents),
parts as (
    select member, cents, div(cents * shares, all_shares)::bigint as part, cents * shares % all_shares as remainder
    from shares cross join sums),
ordered as (
    select *, row_number() over (order by remainder desc, member) as turn, sum(part) over () as given from parts)
select member, 'Pool', part + case when turn <= cents - given then 1 else 0 end from ordered;

create table unpaid as
with exact as (
    select 'Start' as bonus, sum(start_unpaid + case when depth = 0 then s1 * 2000 + s2 * 500 else 0 end) as exact from done
    union all
    select 'Unilevel', sum(u1 * 1850 + u2 * 1350 + u3 * 1050 + u4 * 750 + u5 * 450 + u6 * 250 + u7 * 100) from done where depth = 0
    union all
    select 'Generations', sum(generations_unpaid + case when depth = 0 then g1 * 700 + g2 * 400 + g3 * 200 else 0 end) from done)
select bonus, round(exact::decimal(30, 0) * 0.000001)::bigint as cents from exact;
