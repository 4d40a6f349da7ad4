-- Everybody of the depth $1, once everybody below is done.

insert into done
with below as (
    select above as member, total(gv) as gv, total(case when rank < 3 then team else 0 end) as team,
        total(least(gv, 80000000)) as capped_8, total(least(gv, 300000000)) as capped_30,
        count(*) filter (where top >= 1) as bronze, count(*) filter (where top >= 2) as silver,
        count(*) filter (where top >= 3) as gold, count(*) filter (where widest >= 100000000) as wide,
        count(*) filter (where top >= 3 or widest >= 100000000) as gold_or_wide,
        max(top) as top, max(widest) as widest,
        total(s1) as s1, total(s2) as s2,
        total(u1) as u1, total(u2) as u2, total(u3) as u3, total(u4) as u4,
        total(u5) as u5, total(u6) as u6, total(u7) as u7,
        total(d0) as d0, total(d1) as d1, total(d2) as d2, total(d3) as d3, total(d4) as d4,
        total(g1) as g1, total(g2) as g2, total(g3) as g3
    from done where depth = $1::integer + 1 group by above),
volumes as (
    select p.member, p.above, p.pv, p.cv, p.fresh, p.pv >= 1000000 as active,
        p.pv + coalesce(b.gv, 0) as gv, p.pv + coalesce(b.team, 0) as team,
        coalesce(capped_8, 0) as capped_8, coalesce(capped_30, 0) as capped_30,
        coalesce(bronze, 0) as bronze, coalesce(silver, 0) as silver, coalesce(gold, 0) as gold,
        coalesce(wide, 0) as wide, coalesce(gold_or_wide, 0) as gold_or_wide,
        coalesce(top, 0) as top, widest,
        coalesce(s1, 0) as s1, coalesce(s2, 0) as s2,
        coalesce(u1, 0) as u1, coalesce(u2, 0) as u2, coalesce(u3, 0) as u3, coalesce(u4, 0) as u4,
        coalesce(u5, 0) as u5, coalesce(u6, 0) as u6, coalesce(u7, 0) as u7,
        p.cv + coalesce(d0, 0) as d0, coalesce(d1, 0) as d1, coalesce(d2, 0) as d2, coalesce(d3, 0) as d3,
        coalesce(d4, 0) as d4, coalesce(g1, 0) as g1, coalesce(g2, 0) as g2, coalesce(g3, 0) as g3
    from place p left join below b on b.member = p.member where p.depth = $1::integer),
ranked as (
    select *, case
        when not active then 0
        when capped_30 >= 600000000 and gold >= 2 and wide >= 2 and gold_or_wide >= 4 then 4
        when team >= 10000000 and capped_8 >= 120000000 and silver >= 1 and bronze >= 3 then 3
        when gv >= 40000000 and bronze >= 2 then 2
        when gv >= 10000000 then 1
        else 0 end as rank
    from volumes),
who as (
    select *, case when not active then 0 when rank = 4 then 7 else rank + 2 end as levels from ranked)
select member, above, $1::integer, gv, team, rank, gold, greatest(rank, top), greatest(gv, coalesce(widest, gv)),
    case when active then s1 * 1500 + s2 * 500 else 0 end,
    case when active then 0 else s1 * 1500 + s2 * 500 end,
    case when levels >= 1 then u1 * case when rank <= 1 then 500 else 600 end else 0 end
        + case when levels >= 2 then u2 * case rank when 0 then 300 when 1 then 400 else 500 end else 0 end
        + case when levels >= 3 then u3 * case when rank = 1 then 300 else 400 end else 0 end
        + case when levels >= 4 then u4 * 300 else 0 end
        + case when levels >= 5 then u5 * 200 else 0 end
        + case when levels >= 7 then u6 * 150 + u7 * 100 else 0 end,
    case rank when 1 then d0 * 300 when 2 then d0 * 550 + d1 * 250 when 3 then d0 * 800 + d1 * 500 + d2 * 250
        when 4 then d0 * 1000 + d1 * 700 + d2 * 450 + d3 * 200 else 0 end,
    case rank when 3 then g1 * 300 + g2 * 200 when 4 then g1 * 400 + g2 * 300 + g3 * 200 else 0 end,
    case rank when 3 then g3 * 200 else 0 end,
    fresh, s1,
    -- Levels up to one's own are taken up and come out one higher; those beyond stay what they are.
    case when levels >= 1 then cv else cv + u1 end,
    case when levels >= 2 then u1 when levels = 1 then u1 + u2 else u2 end,
    case when levels >= 3 then u2 when levels = 2 then u2 + u3 else u3 end,
    case when levels >= 4 then u3 when levels = 3 then u3 + u4 else u4 end,
    case when levels >= 5 then u4 when levels = 4 then u4 + u5 else u5 end,
    case when levels >= 6 then u5 when levels = 5 then u5 + u6 else u6 end,
    case when levels >= 7 then u6 when levels = 6 then u6 + u7 else u7 end,
    -- What was paid less than one's own rate on is paid as much now.
    case when rank = 0 then d0 else 0 end,
    case when rank < 1 then d1 when rank = 1 then d0 + d1 else 0 end,
    case when rank < 2 then d2 when rank = 2 then d0 + d1 + d2 else 0 end,
    case when rank < 3 then d3 when rank = 3 then d0 + d1 + d2 + d3 else 0 end,
    case when rank < 4 then d4 else d0 + d1 + d2 + d3 + d4 end,
    case when rank >= 3 then cv else cv + g1 end,
    case when rank >= 3 then g1 else g2 end,
    case when rank >= 3 then g2 else g3 end
from who;
