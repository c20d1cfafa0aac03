-- recourse-scorecard/1, SHA-256 0000000000000000000000000000000000000000000000000000000000000000
WITH recourse_0 AS MATERIALIZED (
SELECT t.*,
  CASE WHEN t."with ""quotes""" IS NULL OR (typeof(t."with ""quotes""") = 'text' AND lower(trim(t."with ""quotes""")) IN ('', 'nan')) THEN 1 WHEN typeof(t."with ""quotes""") = 'blob' OR (typeof(t."with ""quotes""") = 'text' AND t."with ""quotes""" <> CAST(t."with ""quotes""" AS REAL)) THEN NULL WHEN CAST(t."with ""quotes""" AS REAL) = -999e0 THEN 5 WHEN CAST(t."with ""quotes""" AS REAL) * 0.0 IS NULL THEN 0 WHEN CAST(t."with ""quotes""" AS REAL) < -2.5e0 THEN -7 WHEN CAST(t."with ""quotes""" AS REAL) < (6004799503160661.0 / 18014398509481984.0) THEN 3 WHEN CAST(t."with ""quotes""" AS REAL) < (4503600077730459.0 / 4503599627370496.0) THEN 12 ELSE 20 END AS recourse_points_1,
  CASE WHEN t."l'âge 家" IS NULL OR lower(CAST(t."l'âge 家" AS TEXT) COLLATE BINARY) IN ('', 'nan') THEN 0 WHEN CAST(t."l'âge 家" AS TEXT) COLLATE BINARY IN ('it''s', 'say "x"') THEN 10 WHEN CAST(t."l'âge 家" AS TEXT) COLLATE BINARY IN ('back\slash', '${y}', '家 <&>') THEN 4 ELSE 0 END AS recourse_points_2,
  CASE WHEN t."plain" IS NULL OR (typeof(t."plain") = 'text' AND lower(trim(t."plain")) IN ('', 'nan')) THEN 2 WHEN typeof(t."plain") = 'blob' OR (typeof(t."plain") = 'text' AND t."plain" <> CAST(t."plain" AS REAL)) THEN NULL WHEN CAST(t."plain" AS REAL) * 0.0 IS NULL THEN 2 WHEN CAST(t."plain" AS REAL) < 40e0 THEN 8 ELSE 9 END AS recourse_points_3
FROM "bank"."loans" AS t
), recourse_1 AS MATERIALIZED (
SELECT t.*, MAX((20 - t.recourse_points_1) * 3 - 0, (10 - t.recourse_points_2) * 3 - 1, (9 - t.recourse_points_3) * 3 - 2) AS recourse_rank_1
FROM recourse_0 AS t
), recourse_2 AS MATERIALIZED (
SELECT t.*, MAX(CASE WHEN (20 - t.recourse_points_1) * 3 - 0 < t.recourse_rank_1 THEN (20 - t.recourse_points_1) * 3 - 0 ELSE 0 END, CASE WHEN (10 - t.recourse_points_2) * 3 - 1 < t.recourse_rank_1 THEN (10 - t.recourse_points_2) * 3 - 1 ELSE 0 END, CASE WHEN (9 - t.recourse_points_3) * 3 - 2 < t.recourse_rank_1 THEN (9 - t.recourse_points_3) * 3 - 2 ELSE 0 END) AS recourse_rank_2
FROM recourse_1 AS t
)
SELECT t."id",
  (t.recourse_points_1 + t.recourse_points_2 + t.recourse_points_3) AS score,
  CASE WHEN t.recourse_rank_1 > 0 THEN CASE t.recourse_rank_1 % 3 WHEN 0 THEN 'with "quotes"' WHEN 2 THEN 'l''âge 家' WHEN 1 THEN 'plain' END END AS reason_1,
  CASE WHEN t.recourse_rank_2 > 0 THEN CASE t.recourse_rank_2 % 3 WHEN 0 THEN 'with "quotes"' WHEN 2 THEN 'l''âge 家' WHEN 1 THEN 'plain' END END AS reason_2
FROM recourse_2 AS t
