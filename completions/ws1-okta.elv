
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
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand setup 'Do everything, in order: client, token, directory, values for Okta'
            cand status 'Show what is set up, where each secret is kept, and the days left'
            cand token 'The bearer token'
            cand profile 'The profiles: what is remembered of each tenant, without secrets'
            cand sandbox 'Run a simulated Workspace ONE Access tenant on this machine'
            cand completions 'Print the completions of a shell'
            cand man 'Print the manual page, of this command or of one below it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;setup'= {
            cand --tenant 'The Access tenant, for example https://acme.workspaceoneaccess.com'
            cand --answers 'Read answers from this TOML file: the keys are the flags'' names with `_` for `-`'
            cand --admin-user 'Get in as this local administrator (a user of the System Domain)'
            cand --admin-password-file 'The administrator''s password, in a file (- for stdin)'
            cand --admin-client-id 'Get in with this OAuth client, which may make others'
            cand --admin-client-secret-file 'That client''s shared secret, in a file (- for stdin)'
            cand --token-file 'Get in with the bearer token in this file (- for stdin)'
            cand --client-id 'Client ID [default: OktaSCIM]'
            cand --client-secret-file 'Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one'
            cand --access-token-ttl 'Access Token TTL: 30min, 12h, 90d, 6mo (of 30 days) or 1y [default: 1y]'
            cand --refresh-token-ttl 'Refresh Token TTL [default: 90d]'
            cand --idle-token-ttl 'Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]'
            cand --issue-refresh-token 'Issue Refresh Token [default: false]'
            cand --directory-name 'Name of the directory [default: Okta Universal Directory]'
            cand --domain 'Domain of the directory, unique in the tenant; Okta''s attribute `domain` repeats it'
            cand --store 'Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]'
            cand --age-identity 'With --store file: the file of the age identity that opens the secrets'
            cand --secret-to 'With --store none: what keeps the client''s secret, FILE or helper:NAME'
            cand --token-to 'Write the bearer token there too: FILE, readable by you alone, or helper:NAME'
            cand --confirm 'Confirm the deletion that the plan names'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --sandbox 'Set up a simulated tenant on this machine; nothing is kept'
            cand --dry-run 'Show the plan and its requests as curl lines; change nothing'
            cand --by-hand 'Get in with a client made in the console by hand: --client-id and --client-secret-file'
            cand --accept-short-ttl 'With --yes: accept an access token that lives less than 30 days'
            cand --show-token 'Print the bearer token although this is no terminal'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;status'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Print the bearer token that is kept: the API Token of Okta''s form'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;token;show'= {
            cand --token-to 'Write it there instead: FILE, readable by you alone, or helper:NAME'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --show-token 'Print it although this is no terminal'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;token;help'= {
            cand show 'Print the bearer token that is kept: the API Token of Okta''s form'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;token;help;show'= {
        }
        &'ws1-okta;token;help;help'= {
        }
        &'ws1-okta;profile'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the profiles'
            cand show 'Show one profile: the one in use, or that of --profile'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;profile;list'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;profile;show'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;profile;help'= {
            cand list 'List the profiles'
            cand show 'Show one profile: the one in use, or that of --profile'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'ws1-okta;profile;help;list'= {
        }
        &'ws1-okta;profile;help;show'= {
        }
        &'ws1-okta;profile;help;help'= {
        }
        &'ws1-okta;sandbox'= {
            cand --listen 'Loopback address and port; port 0 takes a free one'
            cand --ca-out 'Write the certificate of the made authority here, for clients'' --ca-file'
            cand --tenant-path 'Have the tenant in the path, as multi-tenant installations do: /SAAS/t/NAME'
            cand --admin-user 'Name of the local administrator [default: admin]'
            cand --admin-password-file 'File with the local administrator''s password; without it one is made and shown'
            cand --state 'Keep the tenant in this file from one start to the next (it holds secrets; mode 0600)'
            cand --switch 'Decide an uncertain behaviour; see --list-switches; may be repeated'
            cand --fault 'Spoil calls; may be repeated'
            cand --users 'So many made-up users'
            cand --groups 'So many made-up groups'
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --https 'HTTPS with a certificate made at the start (the same port still answers plain HTTP)'
            cand --list-switches 'List the switches with their values, and end'
            cand --log 'One line for each request on standard error, without secrets'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;completions'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;man'= {
            cand --profile 'Take the profile of this name (default: the one in use, or the tenant''s own)'
            cand --output 'Form of the result on stdout'
            cand --color 'When to colour'
            cand --ca-file 'Trust the certificate authorities in this PEM file too'
            cand --proxy 'Go through this proxy, in place of the system''s'
            cand --age-passphrase-file 'With --store file: the passphrase of the age identity, in a file (- for stdin)'
            cand --pass-env 'Let a helper program see this environment variable, too (can be repeated)'
            cand --timeout 'Longest wait for one request, in seconds'
            cand --json 'The same as --output json'
            cand --no-input 'Never ask: what is missing is an error'
            cand --yes 'Answer the confirmation of creating and changing with yes; never deletes'
            cand --quiet 'Tell only errors and the result'
            cand -v 'Tell each step (-v), and each request, redacted (-vv)'
            cand --verbose 'Tell each step (-v), and each request, redacted (-vv)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'ws1-okta;help'= {
            cand setup 'Do everything, in order: client, token, directory, values for Okta'
            cand status 'Show what is set up, where each secret is kept, and the days left'
            cand token 'The bearer token'
            cand profile 'The profiles: what is remembered of each tenant, without secrets'
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
        }
        &'ws1-okta;help;token;show'= {
        }
        &'ws1-okta;help;profile'= {
            cand list 'List the profiles'
            cand show 'Show one profile: the one in use, or that of --profile'
        }
        &'ws1-okta;help;profile;list'= {
        }
        &'ws1-okta;help;profile;show'= {
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
