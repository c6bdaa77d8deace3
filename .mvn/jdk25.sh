# Read by mvnw: the build needs JDK 25, whatever `java` happens to be the default on this machine.
# A JAVA_HOME that already is a JDK 25 is left alone; otherwise the usual places are searched.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}

if [ -z "${JAVA_HOME-}" ] || ! is_jdk_25 "$JAVA_HOME"; then
  found=
  for candidate in "${JAVA_HOME_25_X64-}" "${JAVA_HOME_25_ARM64-}" "${JDK_25-}" "${JAVA25_HOME-}" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/*jdk*25* /opt/java/*25* /opt/hostedtoolcache/Java_*/25*/x64 \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* "$HOME"/.local/share/mise/installs/java/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      found=$candidate
      break
    fi
  done
  if [ -z "$found" ]; then
    echo "Målspår behöver JDK 25 för att byggas, men ingen hittades. Installera en (till exempel Temurin 25)" >&2
    echo "eller sätt JAVA_HOME till den. / Målspår needs a JDK 25 to build; set JAVA_HOME to one." >&2
    exit 1
  fi
  JAVA_HOME=$found
  export JAVA_HOME
fi
