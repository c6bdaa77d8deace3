#!/usr/bin/env bash
# Makes the timestamps that TimestampTest reads, with openssl. Run in this folder.
set -euo pipefail
printf 'malspar.example/9999\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n' > stamped
make() { # name, how the authority's key is made, digest of the signature, further settings of the authority
  local name=$1 key=$2 digest=$3 usage=$4
  openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out "$name-ca.pem" -days 36500 -subj "/CN=Rot for $name" \
    -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign 2>/dev/null
  # shellcheck disable=SC2086
  openssl req -newkey $key -nodes -keyout tsa.key -out tsa.csr -subj "/CN=Tidsstampling $name" 2>/dev/null
  printf 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=%s\n' "$usage" > ext
  openssl x509 -req -in tsa.csr -CA "$name-ca.pem" -CAkey ca.key -CAcreateserial -days 36500 -extfile ext -out tsa.pem 2>/dev/null
  cat > tsa.cnf <<C
[tsa]
default_tsa = one
[one]
serial = $PWD/serial
crypto_device = builtin
signer_cert = $PWD/tsa.pem
certs = $PWD/$name-ca.pem
signer_key = $PWD/tsa.key
signer_digest = $digest
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
clock_precision_digits = 3
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
C
  openssl ts -query -data stamped -sha256 -cert -out query.tsq 2>/dev/null
  openssl ts -reply -config tsa.cnf -queryfile query.tsq -out "$name.tsr" 2>/dev/null
}
make rsa rsa:2048 sha256 critical,timeStamping
make ec "ec -pkeyopt ec_paramgen_curve:P-256" sha384 critical,timeStamping
rm -f serial* ./*.key ./*.csr ext tsa.pem tsa.cnf query.tsq ./*.srl
