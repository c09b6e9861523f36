
use builtin;
use str;

set edit:completion:arg-completer[ws1-okta] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'ws1-okta'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'ws1-okta'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --dry-run 'Show what setup, client create, client update or client rotate-secret would do, and change nothing; refused before another command'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand setup 'Do all, in order: client, token, directory, values for Okta'
            cand status 'Show what is set up, where each secret is kept, and the days left'
            cand token 'The bearer token'
            cand client 'The tenant''s OAuth clients ("Remote App Access")'
            cand directory 'The tenant''s directories'
            cand profile 'The profiles: what is remembered of each tenant, without secrets'
            cand logout 'Remove the profile''s secrets here; the tenant keeps what it has'
            cand teardown 'Delete what setup made: directory, client, secrets, profile'
            cand sandbox 'Run a simulated Workspace ONE Access tenant on this machine'
            cand completions 'Print the completions of a shell'
            cand man 'Print the manual page, of this command or of one below it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;setup'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --client-id 'Client ID [default: OktaSCIM]'
            cand --client-secret-file 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one'
            cand --access-token-ttl 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: 1y]'
            cand --refresh-token-ttl 'Refresh Token TTL [default: 90d]'
            cand --idle-token-ttl 'Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]'
            cand --issue-refresh-token 'Issue Refresh Token [default: false]'
            cand --directory-name 'Name of the directory [default: Okta Universal Directory]'
            cand --domain 'Domain of the directory, unique in the tenant; Okta''s attribute `domain` repeats it'
            cand --store 'Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]'
            cand --age-identity 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]'
            cand --secret-to 'With --store none: what keeps the client''s secret, FILE or helper:NAME'
            cand --token-to 'Write the bearer token there too: FILE, readable by you alone, or helper:NAME'
            cand --confirm 'Confirm that a half-made client is deleted and made again: its Client ID'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --sandbox 'Set up a simulated tenant on this machine; nothing is kept'
            cand --dry-run 'Show the plan and its requests as curl lines; change nothing'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --accept-short-ttl 'With --yes: accept an access token that lives less than 30 days'
            cand --show-token 'Print the bearer token although this is no terminal'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;status'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --all 'Every profile'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Print the bearer token that is kept: the API Token of Okta''s form'
            cand check 'Tell whether a person must act, for monitors: one line a profile'
            cand renew 'Fetch a new token if the kept one is due, test it, and keep it'
            cand delivered 'Record that the token is saved in Okta'
            cand watch 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;token;show'= {
            cand --token-to 'Write it there instead: FILE, readable by you alone, or helper:NAME'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --show-token 'Print it although this is no terminal'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token;check'= {
            cand --before 'Call a token due this long before its end (default: at two thirds of its life)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --all 'Every profile'
            cand --online 'Read the kept token from the secret store, too, and ask the tenant whether it works'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token;renew'= {
            cand --before 'Fetch a new token this long before the old one ends (default: at two thirds of its life)'
            cand --jobs 'How many profiles at once'
            cand --token-to 'Write the token there, too: FILE, readable by you alone, or helper:NAME; for several profiles helper:NAME only'
            cand --exec 'Run a program for each new token: it gets the token on its standard input, and profile, fingerprint and expiry as WS1_OKTA_PROFILE, WS1_OKTA_TOKEN_FINGERPRINT and WS1_OKTA_TOKEN_EXPIRES_AT. Its arguments end at `\;`; the variable takes a program without arguments'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --all 'Every profile'
            cand --force 'Fetch a new token in any case'
            cand --show-token 'Print the token although this is no terminal'
            cand --exec-delivers 'The program puts the token into Okta: its success is recorded as the delivery'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token;delivered'= {
            cand --fingerprint 'The token''s fingerprint (default: that of the token that is kept)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token;watch'= {
            cand --before 'Fetch a new token this long before the old one ends (default: at two thirds of its life, or up to a twentieth earlier)'
            cand --jobs 'How many profiles at once'
            cand --token-to 'Write the token there, too: FILE, readable by you alone, or helper:NAME; for several profiles helper:NAME only'
            cand --exec 'Run a program for each new token: it gets the token on its standard input, and profile, fingerprint and expiry as WS1_OKTA_PROFILE, WS1_OKTA_TOKEN_FINGERPRINT and WS1_OKTA_TOKEN_EXPIRES_AT. Its arguments end at `\;`; the variable takes a program without arguments'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --all 'Every profile'
            cand --exec-delivers 'The program puts the token into Okta: its success is recorded as the delivery'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token;help'= {
            cand show 'Print the bearer token that is kept: the API Token of Okta''s form'
            cand check 'Tell whether a person must act, for monitors: one line a profile'
            cand renew 'Fetch a new token if the kept one is due, test it, and keep it'
            cand delivered 'Record that the token is saved in Okta'
            cand watch 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;token;help;show'= {
        }
        &'ws1-okta;token;help;check'= {
        }
        &'ws1-okta;token;help;renew'= {
        }
        &'ws1-okta;token;help;delivered'= {
        }
        &'ws1-okta;token;help;watch'= {
        }
        &'ws1-okta;token;help;help'= {
        }
        &'ws1-okta;client'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --dry-run 'Show what create, update or rotate-secret would do, and change nothing'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the OAuth clients of the tenant'
            cand show 'Show one OAuth client: this profile''s, or the one named'
            cand create 'Make the OAuth client and keep its secret, as setup does, and no more'
            cand update 'Change the settings that are named, and no others'
            cand rotate-secret 'Give the profile''s client a new secret, without a gap: a new client takes its place'
            cand delete 'Delete an OAuth client: its tokens probably end, and with the profile''s own so does provisioning'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;client;list'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;client;show'= {
            cand --client-id 'The Client ID'
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;client;create'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --client-id 'Client ID [default: OktaSCIM]'
            cand --client-secret-file 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one'
            cand --access-token-ttl 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: 1y]'
            cand --refresh-token-ttl 'Refresh Token TTL [default: 90d]'
            cand --idle-token-ttl 'Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]'
            cand --issue-refresh-token 'Issue Refresh Token [default: false]'
            cand --store 'Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]'
            cand --age-identity 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]'
            cand --secret-to 'With --store none: what keeps the client''s secret, FILE or helper:NAME'
            cand --confirm 'Confirm that a half-made client is deleted and made again: its Client ID'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --dry-run 'Show the plan and its requests as curl lines; change nothing'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --accept-short-ttl 'With --yes: accept an access token that lives less than 30 days'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;client;update'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --client-id 'Client ID [default: the profile''s]'
            cand --client-secret-file 'Shared Secret of the client, in a file (- for stdin)'
            cand --access-token-ttl 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: unchanged]'
            cand --refresh-token-ttl 'Refresh Token TTL [default: unchanged]'
            cand --idle-token-ttl 'Idle Token TTL, shorter than the Refresh Token TTL [default: unchanged]'
            cand --issue-refresh-token 'Issue Refresh Token [default: unchanged]'
            cand --store 'Where secrets are kept: keychain, helper:NAME, file or none [default: the profile''s]'
            cand --age-identity 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]'
            cand --secret-to 'With --store none: what keeps the client''s secret, FILE or helper:NAME'
            cand --confirm 'Confirm that a half-made client is deleted and made again: its Client ID'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --dry-run 'Show the plan and its requests as curl lines; change nothing'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --accept-short-ttl 'With --yes: accept an access token that lives less than 30 days'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;client;rotate-secret'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --client-id 'Client ID of the new client [default: the old one''s, with the next number]'
            cand --client-secret-file 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one'
            cand --access-token-ttl 'Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: unchanged]'
            cand --refresh-token-ttl 'Refresh Token TTL [default: unchanged]'
            cand --idle-token-ttl 'Idle Token TTL, shorter than the Refresh Token TTL [default: unchanged]'
            cand --issue-refresh-token 'Issue Refresh Token [default: unchanged]'
            cand --confirm 'The old client''s id, to confirm its deletion without a terminal'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --in-place 'Change the secret of the client itself. Whether its tokens outlive that, and so whether Okta''s does, is not known before'
            cand --dry-run 'Show the plan and its requests as curl lines; change nothing'
            cand --show-token 'Print the new token although this is no terminal'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --accept-short-ttl 'With --yes: accept an access token that lives less than 30 days'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;client;delete'= {
            cand --client-id 'The Client ID'
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --confirm 'The Client ID once more, to confirm without a terminal'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;client;help'= {
            cand list 'List the OAuth clients of the tenant'
            cand show 'Show one OAuth client: this profile''s, or the one named'
            cand create 'Make the OAuth client and keep its secret, as setup does, and no more'
            cand update 'Change the settings that are named, and no others'
            cand rotate-secret 'Give the profile''s client a new secret, without a gap: a new client takes its place'
            cand delete 'Delete an OAuth client: its tokens probably end, and with the profile''s own so does provisioning'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;client;help;list'= {
        }
        &'ws1-okta;client;help;show'= {
        }
        &'ws1-okta;client;help;create'= {
        }
        &'ws1-okta;client;help;update'= {
        }
        &'ws1-okta;client;help;rotate-secret'= {
        }
        &'ws1-okta;client;help;delete'= {
        }
        &'ws1-okta;client;help;help'= {
        }
        &'ws1-okta;directory'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the directories of the tenant, Just-in-Time ones included'
            cand show 'Show one directory, with its users and groups counted: this profile''s, or the one named'
            cand create 'Make a directory of type Other with one domain, and no more'
            cand delete 'Delete a directory of type Other, with its users and groups'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;directory;list'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;directory;show'= {
            cand --directory-name 'Its name, its id or one of its domains'
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;directory;create'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --directory-name 'Name of the directory [default: Okta Universal Directory]'
            cand --domain 'Domain of the directory, unique in the tenant; Okta''s attribute `domain` repeats it'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;directory;delete'= {
            cand --directory-name 'Its name, its id or one of its domains'
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --confirm 'Its name once more, to confirm without a terminal'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;directory;help'= {
            cand list 'List the directories of the tenant, Just-in-Time ones included'
            cand show 'Show one directory, with its users and groups counted: this profile''s, or the one named'
            cand create 'Make a directory of type Other with one domain, and no more'
            cand delete 'Delete a directory of type Other, with its users and groups'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;directory;help;list'= {
        }
        &'ws1-okta;directory;help;show'= {
        }
        &'ws1-okta;directory;help;create'= {
        }
        &'ws1-okta;directory;help;delete'= {
        }
        &'ws1-okta;directory;help;help'= {
        }
        &'ws1-okta;profile'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the profiles'
            cand show 'Show one profile: the one in use, or the one named'
            cand use 'Take this profile into use: commands without --profile work on it'
            cand use-store 'Move the profile''s secrets to another store'
            cand remove 'Forget a profile; refused while secrets are kept for it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;profile;list'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;profile;show'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;profile;use'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;profile;use-store'= {
            cand --age-identity 'With --store file: the file of the age identity that opens the secrets [default: identity.txt beside the profiles, made at first use]'
            cand --secret-to 'With --store none: what keeps the client''s secret, FILE or helper:NAME'
            cand --store 'Where secrets go: keychain, helper:NAME, file or none (needed)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;profile;remove'= {
            cand --confirm 'Its name once more, to confirm without a terminal'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --force 'Forget it although a store that cannot be used may still hold secrets of it: they stay there'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;profile;help'= {
            cand list 'List the profiles'
            cand show 'Show one profile: the one in use, or the one named'
            cand use 'Take this profile into use: commands without --profile work on it'
            cand use-store 'Move the profile''s secrets to another store'
            cand remove 'Forget a profile; refused while secrets are kept for it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;profile;help;list'= {
        }
        &'ws1-okta;profile;help;show'= {
        }
        &'ws1-okta;profile;help;use'= {
        }
        &'ws1-okta;profile;help;use-store'= {
        }
        &'ws1-okta;profile;help;remove'= {
        }
        &'ws1-okta;profile;help;help'= {
        }
        &'ws1-okta;logout'= {
            cand --confirm 'The profile''s name, to confirm without a terminal'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;teardown'= {
            cand --keep 'Leave this part (can be repeated)'
            cand --confirm 'The profile''s name, to confirm without a terminal'
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file (- for stdin): the keys are the flags'' names, `_` for `-`; paths in it count from its folder'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --by-hand 'Get in with a client made in the Access console by hand: --client-id and --client-secret-file'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;sandbox'= {
            cand --listen 'Loopback address and port; port 0 takes a free one'
            cand --ca-out 'Write the certificate of the made authority here (- for stdout, after the URL), for the --ca-file of programs'
            cand --tenant-path 'Have the tenant in the path, as multi-tenant installations do: /SAAS/t/NAME'
            cand --admin-user 'Name of the local administrator [default: admin]'
            cand --admin-password-file 'The local administrator''s password, in a file (- for stdin); without it one is made and shown'
            cand --state 'Keep the tenant in this file from one start to the next (it holds secrets; mode 0600)'
            cand --switch 'Decide an uncertain behaviour; see --list-switches; may be repeated'
            cand --fault 'Spoil calls; may be repeated'
            cand --fault-file 'File with faults (- for stdin), one a line as for --fault; lines that begin with # do not count'
            cand --control 'Answer control calls of programs on this loopback address: switches, faults, clients, clock, requests, overview, directories, tokens, users, groups'
            cand --users 'Number of made-up users'
            cand --groups 'Number of made-up groups'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --https 'HTTPS with a certificate made at the start (the same port still answers plain HTTP)'
            cand --no-page 'Serve no web page; else it is at /_sandbox'
            cand --list-switches 'List the switches with their values, and end'
            cand --log 'One line for each request on standard error, without secrets'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;completions'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;man'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout; docs/json.md of the source names the fields of each command'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too (- for stdin)'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program, or the program of --exec, see this environment variable, too (can be repeated; its own variable holds one name)'
            cand --timeout 'Longest wait for one request, in seconds; given, it holds for the secret store as well, which else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one'
            cand --json 'The same as --output json; an error beside another --output'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors, warnings and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;help'= {
            cand setup 'Do all, in order: client, token, directory, values for Okta'
            cand status 'Show what is set up, where each secret is kept, and the days left'
            cand token 'The bearer token'
            cand client 'The tenant''s OAuth clients ("Remote App Access")'
            cand directory 'The tenant''s directories'
            cand profile 'The profiles: what is remembered of each tenant, without secrets'
            cand logout 'Remove the profile''s secrets here; the tenant keeps what it has'
            cand teardown 'Delete what setup made: directory, client, secrets, profile'
            cand sandbox 'Run a simulated Workspace ONE Access tenant on this machine'
            cand completions 'Print the completions of a shell'
            cand man 'Print the manual page, of this command or of one below it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;help;setup'= {
        }
        &'ws1-okta;help;status'= {
        }
        &'ws1-okta;help;token'= {
            cand show 'Print the bearer token that is kept: the API Token of Okta''s form'
            cand check 'Tell whether a person must act, for monitors: one line a profile'
            cand renew 'Fetch a new token if the kept one is due, test it, and keep it'
            cand delivered 'Record that the token is saved in Okta'
            cand watch 'Renew in time, for as long as it runs: for containers, where no timer starts `token renew`'
        }
        &'ws1-okta;help;token;show'= {
        }
        &'ws1-okta;help;token;check'= {
        }
        &'ws1-okta;help;token;renew'= {
        }
        &'ws1-okta;help;token;delivered'= {
        }
        &'ws1-okta;help;token;watch'= {
        }
        &'ws1-okta;help;client'= {
            cand list 'List the OAuth clients of the tenant'
            cand show 'Show one OAuth client: this profile''s, or the one named'
            cand create 'Make the OAuth client and keep its secret, as setup does, and no more'
            cand update 'Change the settings that are named, and no others'
            cand rotate-secret 'Give the profile''s client a new secret, without a gap: a new client takes its place'
            cand delete 'Delete an OAuth client: its tokens probably end, and with the profile''s own so does provisioning'
        }
        &'ws1-okta;help;client;list'= {
        }
        &'ws1-okta;help;client;show'= {
        }
        &'ws1-okta;help;client;create'= {
        }
        &'ws1-okta;help;client;update'= {
        }
        &'ws1-okta;help;client;rotate-secret'= {
        }
        &'ws1-okta;help;client;delete'= {
        }
        &'ws1-okta;help;directory'= {
            cand list 'List the directories of the tenant, Just-in-Time ones included'
            cand show 'Show one directory, with its users and groups counted: this profile''s, or the one named'
            cand create 'Make a directory of type Other with one domain, and no more'
            cand delete 'Delete a directory of type Other, with its users and groups'
        }
        &'ws1-okta;help;directory;list'= {
        }
        &'ws1-okta;help;directory;show'= {
        }
        &'ws1-okta;help;directory;create'= {
        }
        &'ws1-okta;help;directory;delete'= {
        }
        &'ws1-okta;help;profile'= {
            cand list 'List the profiles'
            cand show 'Show one profile: the one in use, or the one named'
            cand use 'Take this profile into use: commands without --profile work on it'
            cand use-store 'Move the profile''s secrets to another store'
            cand remove 'Forget a profile; refused while secrets are kept for it'
        }
        &'ws1-okta;help;profile;list'= {
        }
        &'ws1-okta;help;profile;show'= {
        }
        &'ws1-okta;help;profile;use'= {
        }
        &'ws1-okta;help;profile;use-store'= {
        }
        &'ws1-okta;help;profile;remove'= {
        }
        &'ws1-okta;help;logout'= {
        }
        &'ws1-okta;help;teardown'= {
        }
        &'ws1-okta;help;sandbox'= {
        }
        &'ws1-okta;help;completions'= {
        }
        &'ws1-okta;help;man'= {
        }
        &'ws1-okta;help;help'= {
        }
    ]
    $completions[$command]
}
