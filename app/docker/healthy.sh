#!/bin/bash
# Whether the product says that it is ready. The image has no HTTP client, so bash asks.
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 3 status <&3
[[ $status == "HTTP/1."?" 200"* ]]
