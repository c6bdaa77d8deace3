#!/bin/bash
# Run once by the postgres image, when it has made the database: the product's roles, and their passwords from .env.
set -euo pipefail

export MALSPAR_MIGRATION_PASSWORD="${MALSPAR_MIGRATION_PASSWORD:?}"
export MALSPAR_APP_PASSWORD="${MALSPAR_APP_PASSWORD:?}"

psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --file "${MALSPAR_ROLES:-/malspar/roles.sql}" --file - <<'SQL'
-- Neither password may reach the server's log.
set log_statement = 'none';
set log_min_error_statement = 'panic';
set log_min_duration_statement = -1;
\getenv migration_password MALSPAR_MIGRATION_PASSWORD
\getenv app_password MALSPAR_APP_PASSWORD
alter role malspar_migrate password :'migration_password';
alter role malspar_app password :'app_password';
SQL
