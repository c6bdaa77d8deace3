-- What takes points out of force is asked about in every history: a handful of rows in a municipality.
create index statement_voids on answers.statement (municipality, voids_point) where voids_point is not null;
-- A § is asked by a point of it when that point was taken out of force.
create index basis_point on answers.basis (municipality, point) where point is not null;

-- Whoever fills the tables in bulk must be able to tell the planner what is in them.
grant maintain on all tables in schema answers to malspar_app;
