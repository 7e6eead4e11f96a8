signin-title = Sign in
signin-motto = Marketing and sales in tune
signin-username = User name
signin-password = Password
signin-go = Sign in
signin-wrong = This user name and password do not go together. Check both and try again.
signin-shut = { $minutes ->
    [one] Too many wrong passwords. Try again in { $minutes } minute.
   *[other] Too many wrong passwords. Try again in { $minutes } minutes.
  }
signin-demo = The demo company
signin-demo-text = Look around as any of these people. The password is { $password }.
