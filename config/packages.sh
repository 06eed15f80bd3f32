# Sourced by ./run and ./verify: installs the Debian packages listed in the files given, or prints the one line that does.
install_packages() {
  local missing=() package
  for package in $(sed 's/#.*//' "$@"); do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=''
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null && sudo=sudo || {
      echo "Il manque des paquets Debian. Installez-les puis relancez : sudo apt-get install -y ${missing[*]}" >&2
      return 1
    }
  fi
  echo "Installation des paquets : ${missing[*]}…"
  if ! { $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null 2>&1 ||
         { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null; }; }; then
    echo "L’installation a échoué. Vérifiez l’accès aux dépôts Debian puis lancez : sudo apt-get install -y ${missing[*]}" >&2
    return 1
  fi
}
