-- recourse-scorecard/1, SHA-256 0000000000000000000000000000000000000000000000000000000000000000
WITH recourse_0 AS (
SELECT t.*,
  CASE WHEN t."with ""quotes""" IS NULL OR CAST(t."with ""quotes""" AS DOUBLE PRECISION) = 'NaN' THEN 1 WHEN CAST(t."with ""quotes""" AS DOUBLE PRECISION) = -999e0 THEN 5 WHEN CAST(t."with ""quotes""" AS DOUBLE PRECISION) > 1.7976931348623157e308 OR CAST(t."with ""quotes""" AS DOUBLE PRECISION) < -1.7976931348623157e308 THEN 0 WHEN CAST(t."with ""quotes""" AS DOUBLE PRECISION) < -2.5e0 THEN -7 WHEN CAST(t."with ""quotes""" AS DOUBLE PRECISION) < 0.3333333333333333e0 THEN 3 WHEN CAST(t."with ""quotes""" AS DOUBLE PRECISION) < 1.0000001e0 THEN 12 ELSE 20 END AS recourse_points_1,
  CASE WHEN t."l'âge 家" IS NULL OR lower(CAST(t."l'âge 家" AS text) COLLATE "C") IN ('', 'nan') THEN 0 WHEN CAST(t."l'âge 家" AS text) COLLATE "C" IN ('it''s', 'say "x"') THEN 10 WHEN CAST(t."l'âge 家" AS text) COLLATE "C" IN (E'back\\slash', '${y}', '家 <&>') THEN 4 ELSE 0 END AS recourse_points_2,
  CASE WHEN t."plain" IS NULL OR CAST(t."plain" AS DOUBLE PRECISION) = 'NaN' THEN 2 WHEN CAST(t."plain" AS DOUBLE PRECISION) > 1.7976931348623157e308 OR CAST(t."plain" AS DOUBLE PRECISION) < -1.7976931348623157e308 THEN 2 WHEN CAST(t."plain" AS DOUBLE PRECISION) < 40e0 THEN 8 ELSE 9 END AS recourse_points_3
FROM "bank"."loans" AS t
OFFSET 0 ROWS
), recourse_1 AS (
SELECT t.*, GREATEST((20 - t.recourse_points_1) * 3 - 0, (10 - t.recourse_points_2) * 3 - 1, (9 - t.recourse_points_3) * 3 - 2) AS recourse_rank_1
FROM recourse_0 AS t
OFFSET 0 ROWS
), recourse_2 AS (
SELECT t.*, GREATEST(CASE WHEN (20 - t.recourse_points_1) * 3 - 0 < t.recourse_rank_1 THEN (20 - t.recourse_points_1) * 3 - 0 ELSE 0 END, CASE WHEN (10 - t.recourse_points_2) * 3 - 1 < t.recourse_rank_1 THEN (10 - t.recourse_points_2) * 3 - 1 ELSE 0 END, CASE WHEN (9 - t.recourse_points_3) * 3 - 2 < t.recourse_rank_1 THEN (9 - t.recourse_points_3) * 3 - 2 ELSE 0 END) AS recourse_rank_2
FROM recourse_1 AS t
OFFSET 0 ROWS
)
SELECT t."id",
  (t.recourse_points_1 + t.recourse_points_2 + t.recourse_points_3) AS score,
  CASE WHEN t.recourse_rank_1 > 0 THEN CASE t.recourse_rank_1 % 3 WHEN 0 THEN 'with "quotes"' WHEN 2 THEN 'l''âge 家' WHEN 1 THEN 'plain' END END AS reason_1,
  CASE WHEN t.recourse_rank_2 > 0 THEN CASE t.recourse_rank_2 % 3 WHEN 0 THEN 'with "quotes"' WHEN 2 THEN 'l''âge 家' WHEN 1 THEN 'plain' END END AS reason_2
FROM recourse_2 AS t
