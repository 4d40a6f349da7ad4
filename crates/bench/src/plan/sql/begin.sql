-- What was sold by member, how deep everybody stands, and room for what follows. Numbers are ten-thousandths of points.

create table own as
select member, sum(pv)::bigint as pv, sum(cv)::bigint as cv from lines group by member;

create table kits as
select member, sum(cv)::bigint as fresh from lines join members using (member)
where product = 1 and day - joined < 60 group by member;

create table place as
with recursive down(member, above, depth) as (
    select member, above, 0 from members where above is null
    union all
    select m.member, m.above, depth + 1 from down join members m on m.above = down.member)
select down.member, above, depth, coalesce(pv, 0) as pv, coalesce(cv, 0) as cv, coalesce(fresh, 0) as fresh
from down left join own using (member) left join kits using (member);

-- Of each position: volumes, rank, the highest rank and group volume in the leg that it heads; what it earns and what nobody earns, times
-- ten-thousandths; and what it passes up: s of the start bonus by level, u of the unilevel, d of the differences by what was
-- paid, g of the generations.
create table done (
    member integer, above integer, depth integer, gv bigint, team bigint, rank integer, gold bigint, top integer, widest bigint,
    start bigint, start_unpaid bigint, unilevel bigint, differences bigint, generations bigint, generations_unpaid bigint,
    s1 bigint, s2 bigint, u1 bigint, u2 bigint, u3 bigint, u4 bigint, u5 bigint, u6 bigint, u7 bigint,
    d0 bigint, d1 bigint, d2 bigint, d3 bigint, d4 bigint, g1 bigint, g2 bigint, g3 bigint);
